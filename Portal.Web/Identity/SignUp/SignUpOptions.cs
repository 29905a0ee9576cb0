namespace Portal.Web.Identity.SignUp;

/// <summary>Who may make an account; of the section "SigningUp" of the settings.</summary>
public sealed record SignUpOptions
{
    /// <summary>True when people without a customer number may make an account too.</summary>
    public bool Open { get; init; }

    /// <summary>
    /// So many times one network may ask in an hour before it has to wait; twice as often an IPv4 address, which many may share.
    /// </summary>
    public int FreeOfNetwork { get; init; } = 60;

    /// <summary>So many times one browser may ask in an hour.</summary>
    public int FreeOfBrowser { get; init; } = 10;

    /// <summary>So many mails may be caused to one mailbox in an hour, by whomever.</summary>
    public int MailsPerHour { get; init; } = 3;
}
