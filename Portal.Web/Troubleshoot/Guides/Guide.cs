using Portal.Web.Help.Markdown;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>What a guide is for.</summary>
public enum GuideKind
{
    /// <summary>Something does not work: it begins with the check for an outage.</summary>
    Problem,

    /// <summary>Something is to be set up or changed.</summary>
    Task,
}

/// <summary>
/// A guide: questions and steps that lead to the one thing that helps. It is data, read from content/guides, and never changes: a change is
/// a new version, and who began on one finishes on it.
/// </summary>
public sealed record Guide
{
    /// <summary>Its name in addresses and between guides: "no-internet".</summary>
    public required string Key { get; init; }

    public required string Icon { get; init; }

    public required GuideKind Kind { get; init; }

    /// <summary>How long it takes about.</summary>
    public required int Minutes { get; init; }

    /// <summary>What a request is about that it ends in, as the form for requests names it.</summary>
    public required string Topic { get; init; }

    /// <summary>The key of the first node.</summary>
    public required string Start { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<GuideNode> Nodes { get; init; }

    /// <summary>By language.</summary>
    public required IReadOnlyDictionary<string, GuideText> Texts { get; init; }

    /// <summary>The same with the provider's facts in its titles and answers; texts of nodes get them when they are rendered.</summary>
    /// <param name="variables">The facts in a language, by its code.</param>
    public Guide With(Func<string, IReadOnlyDictionary<string, string>> variables) =>
        this with
        {
            Texts = Texts.ToDictionary(t => t.Key, t => t.Value.With(text => Variables.Fill(text, variables(t.Key)))),
        };

    public GuideNode? Find(string key) => Nodes.FirstOrDefault(n => n.Key == key);

    /// <summary>The texts for a reader: in their language or the next best.</summary>
    public GuideText In(Site.Language reader) =>
        reader.Chain.Concat(Site.Language.Codes).Select(Texts.GetValueOrDefault).First(t => t is not null)!;
}
