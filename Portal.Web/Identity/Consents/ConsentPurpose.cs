namespace Portal.Web.Identity.Consents;

/// <summary>
/// One thing a person may agree to. A purpose whose meaning grows is another purpose with another name, for nobody has agreed to it yet;
/// the version counts the wordings of one meaning.
/// </summary>
/// <param name="Name">As it is kept, and in the keys of its texts.</param>
/// <param name="Version">Goes up with a new wording: then people are asked to read it, and what they agreed to goes on meanwhile.</param>
public sealed record ConsentPurpose(string Name, int Version)
{
    /// <summary>What a line has used may be looked at to recommend a plan.</summary>
    public static ConsentPurpose UsageAdvice { get; } = new("usage-advice", 1);

    /// <summary>The help desk may look into the router and change its settings while it helps.</summary>
    public static ConsentPurpose RemoteHelp { get; } = new("remote-help", 1);

    /// <summary>The help desk may speak of offers when it has somebody on the telephone.</summary>
    public static ConsentPurpose Offers { get; } = new("offers", 1);

    /// <summary>What helps somebody is kept and shown to who helps them: it may say something of their health.</summary>
    public static ConsentPurpose AccessibilityNeeds { get; } = new("accessibility-needs", 1);

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<ConsentPurpose> All { get; } = [UsageAdvice, RemoteHelp, Offers, AccessibilityNeeds];

    public static ConsentPurpose? Find(string? name) => All.FirstOrDefault(p => p.Name == name);
}
