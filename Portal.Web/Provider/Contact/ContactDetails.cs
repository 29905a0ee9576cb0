namespace Portal.Web.Provider.Contact;

/// <summary>How a customer wants to hear from the provider.</summary>
public enum ContactChannel
{
    Mail,
    Telephone,
    Letter,
}

/// <summary>When a customer may be called.</summary>
public enum CallTime
{
    Any,
    Morning,
    Afternoon,
    Evening,
}

/// <summary>How a customer is reached.</summary>
public sealed record ContactDetails
{
    /// <summary>As <see cref="PhoneNumber.Parse"/> keeps it, or as another system has it; null for none.</summary>
    public string? Phone { get; init; }

    /// <summary>Another number, or somebody else's who may be called; null for none.</summary>
    public string? SecondPhone { get; init; }

    public ContactChannel Channel { get; init; }

    public CallTime CallTime { get; init; }

    /// <summary>The language of letters, mails and calls: "en", "de", "es", "pt", "ru" or "ca".</summary>
    public required string Language { get; init; }
}

/// <summary>What a change came to.</summary>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands there now: the same when it stood there already, and when the system takes no changes.</param>
public sealed record ContactChange(ContactDetails Before, ContactDetails After);
