namespace Portal.Web.Help.Markdown;

/// <summary>An article as its readers, the search index and the editors need it.</summary>
public sealed record RenderedArticle
{
    public required string Html { get; init; }

    public required IReadOnlyList<Heading> Headings { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The kinds of line that some blocks are only for, in the order of <see cref="Technologies"/>.</summary>
    public required IReadOnlyList<string> OnlyFor { get; init; }

    /// <summary>The text with variables replaced and links resolved, for the .md address.</summary>
    public required string Markdown { get; init; }

    public required IReadOnlyList<RenderDiagnostic> Faults { get; init; }

    /// <summary>True when the text is beyond the limits and stands there unrendered.</summary>
    public bool Refused { get; init; }
}

/// <summary>A heading of an article.</summary>
public sealed record Heading(int Level, string Anchor, string Text);

/// <summary>What stands beneath a heading, as plain text; the first section has no heading.</summary>
public sealed record Section(string Heading, string Anchor, string Text);

/// <summary>Something the writer should put right.</summary>
public sealed record RenderDiagnostic(int Line, string Message);
