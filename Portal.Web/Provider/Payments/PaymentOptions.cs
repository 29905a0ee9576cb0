namespace Portal.Web.Provider.Payments;

/// <summary>Payments online; of the section "Payments" of the settings.</summary>
public sealed record PaymentOptions
{
    /// <summary>Offers a payment provider that takes no money, to try things out with; works in development only.</summary>
    public bool Sandbox { get; init; }

    /// <summary>
    /// The secret that notices are signed with, the same on all nodes. Without it each node makes its own, which is enough for one.
    /// </summary>
    public string NoticeSecret { get; init; } = "";
}
