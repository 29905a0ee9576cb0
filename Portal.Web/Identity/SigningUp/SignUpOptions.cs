namespace Portal.Web.Identity.SigningUp;

/// <summary>Who may make an account; of the section "SigningUp" of the settings.</summary>
public sealed record SignUpOptions
{
    /// <summary>True when people without a customer number may make an account too.</summary>
    public bool Open { get; init; }

    /// <summary>So many times one network may ask in a day before it has to wait.</summary>
    public int FreeOfNetwork { get; init; } = 20;
}
