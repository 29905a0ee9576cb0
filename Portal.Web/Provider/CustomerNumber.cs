namespace Portal.Web.Provider;

/// <summary>
/// The number a provider gives its customers. It comes from systems older than the portal, so it has no check digit here: one that the portal made up would refuse
/// the numbers that are printed on everybody's bills.
/// </summary>
public static class CustomerNumber
{
    /// <summary>Fewer characters are no number.</summary>
    public const int Least = 1;

    /// <summary>More characters are no number.</summary>
    public const int Most = 32;

    /// <summary>The one form a number is kept, compared and referred to in: "kd-10 0234" is "KD100234". Null when it cannot be a number.</summary>
    public static string? Read(string? typed) => Typed.Plain(typed, Least, Most);
}
