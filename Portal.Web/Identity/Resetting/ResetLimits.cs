namespace Portal.Web.Identity.Resetting;

/// <summary>How often somebody is written to who forgot a password: of the section "Reset" of the settings. What is beyond it is left unsent without a word.</summary>
public sealed record ResetLimits
{
    /// <summary>Mails to one mailbox of an account in an hour.</summary>
    public int MailsPerHour { get; init; } = 3;

    /// <summary>Seconds between two of them.</summary>
    public int SecondsBetween { get; init; } = 120;

    /// <summary>What is asked for from one network in an hour, for whatever accounts.</summary>
    public int RequestsPerNetwork { get; init; } = 10;

    /// <summary>Codes for letters that one member of the help desk may make in a day.</summary>
    public int LettersPerDay { get; init; } = 10;

    /// <summary>Hours before the code of a letter is good, so that whoever did not ask for one can still say so. The post takes longer.</summary>
    public int LetterDelayHours { get; init; } = 24;

    public TimeSpan LetterDelay => TimeSpan.FromHours(LetterDelayHours);
}
