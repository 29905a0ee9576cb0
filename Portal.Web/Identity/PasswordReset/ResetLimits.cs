namespace Portal.Web.Identity.PasswordReset;

/// <summary>
/// How often somebody is written to who forgot a password: of the section "Reset" of the settings. What is beyond the former two is left
/// unsent: the page says so to everybody.
/// </summary>
public sealed record ResetLimits
{
    /// <summary>Mails to one mailbox of an account in an hour.</summary>
    public int MailsPerHour { get; init; } = 3;

    /// <summary>Seconds between two of them.</summary>
    public int SecondsBetween { get; init; } = 120;

    /// <summary>
    /// What is asked for from one network in an hour, for whatever accounts; twice as much from an IPv4 address, which many may share. Who
    /// asks for more is told to wait.
    /// </summary>
    public int RequestsPerNetwork { get; init; } = 60;

    /// <summary>What is asked for in one browser in an hour.</summary>
    public int RequestsPerBrowser { get; init; } = 10;

    /// <summary>Codes for letters that one member of the help desk may make in a day.</summary>
    public int LettersPerDay { get; init; } = 10;

    /// <summary>
    /// Hours before the code of a letter is good, so that whoever did not ask for one can still say so. The post takes longer.
    /// </summary>
    public int LetterDelayHours { get; init; } = 24;

    public TimeSpan LetterDelay => TimeSpan.FromHours(LetterDelayHours);
}
