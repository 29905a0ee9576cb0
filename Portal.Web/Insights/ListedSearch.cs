namespace Portal.Web.Insights;

/// <summary>The lists an editor works through, most urgent first.</summary>
public enum SearchList
{
    /// <summary>Nothing was found that fits well.</summary>
    Missed,

    /// <summary>Something was found, and nobody opened it.</summary>
    Ignored,

    /// <summary>Everything, by how often it was searched for.</summary>
    Frequent,
}

/// <summary>A text readers searched for in some days, each visit counted once.</summary>
public sealed record ListedSearch
{
    public required string Text { get; init; }

    public required long Searches { get; init; }

    /// <summary>Of these, how many found nothing that fits well.</summary>
    public required long Missed { get; init; }

    /// <summary>From how many something was opened.</summary>
    public required long Opened { get; init; }

    /// <summary>How many articles the last one found.</summary>
    public long Results { get; init; }

    public long Found => Searches - Missed;

    /// <summary>What was opened, most often first.</summary>
    public IReadOnlyList<OpenedArticle> Articles { get; init; } = [];
}

/// <summary>An article that was opened from the results of a text.</summary>
public sealed record OpenedArticle
{
    public required string Text { get; init; }

    public required string Article { get; init; }

    /// <summary>Absent when it is not published in this language.</summary>
    public string? Title { get; init; }

    public string? Slug { get; init; }

    public required long Opened { get; init; }
}

/// <summary>Searches added up: of a language, or of a day.</summary>
public sealed record SearchTotal
{
    public string Language { get; init; } = "";

    public DateOnly Day { get; init; }

    public required long Searches { get; init; }

    public required long Missed { get; init; }

    public required long Opened { get; init; }

    /// <summary>Found something, but nobody opened it.</summary>
    public long Ignored => Math.Max(0, Searches - Missed - Opened);
}

/// <summary>The searches nobody is shown: how many, and which words enough of them have in common.</summary>
public sealed record RareSearches(long Searches, int Texts, IReadOnlyList<(string Word, long Searches)> Words);
