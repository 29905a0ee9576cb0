namespace Portal.Web.Help.Content;

/// <summary>An article of which something new is published, with the languages that are new.</summary>
public sealed record ImportedArticle(string Key, IReadOnlyList<string> Languages)
{
    public override string ToString() => $"{Key} ({string.Join(", ", Languages)})";
}

/// <summary>What an import did.</summary>
public sealed record ImportResult
{
    public required IReadOnlyList<ImportedArticle> Imported { get; init; }

    /// <summary>How many files were as they are published already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>The pages that the folder has no more, by their paths.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    public required IReadOnlyList<Diagnostic> Faults { get; init; }
}
