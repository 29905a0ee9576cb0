namespace Portal.Web.Help.Markdown;

/// <summary>Everything a text may refer to, in one language.</summary>
public sealed record RenderContext
{
    public required string Language { get; init; }

    /// <summary>What stands for {{name}}, {{phone}}, …: the provider's facts, shared sentences and labels of the site.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required IReadOnlyDictionary<string, GlossaryTerm> Glossary { get; init; }

    /// <summary>The article of a key, or null when readers cannot open it.</summary>
    public required Func<string, ArticleLink?> Article { get; init; }

    /// <summary>The address of a topic's key, or null.</summary>
    public required Func<string, string?> Topic { get; init; }

    /// <summary>The address of another page of the site ("status"), or null.</summary>
    public required Func<string, string?> Page { get; init; }

    public required Func<string, Figure?> Figure { get; init; }

    /// <summary>The words of the site that stand inside an article, by key ("Help.Callout.Tip").</summary>
    public required Func<string, string> Text { get; init; }
}

/// <summary>A word of the glossary in one language.</summary>
public sealed record GlossaryTerm(string Term, string Meaning);

/// <summary>Where another article stands and what it is called there.</summary>
public sealed record ArticleLink(string Address, string Title)
{
    /// <summary>The places of its headings; asked for only when a link leads to one.</summary>
    public Func<IReadOnlySet<string>>? Anchors { get; init; }
}

/// <summary>A drawing and the texts of its labels in one language.</summary>
public sealed record Figure(string Svg, IReadOnlyDictionary<string, string> Labels);
