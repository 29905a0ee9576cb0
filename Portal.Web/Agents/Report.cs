namespace Portal.Web.Agents;

/// <summary>What a report says.</summary>
public sealed record Report
{
    public required IReadOnlyList<(DateOnly Day, int Opened)> Days { get; init; }

    public required IReadOnlyList<ReportLine> Groups { get; init; }

    public required ReportLine All { get; init; }

    /// <summary>Those that wait for their customer now.</summary>
    public required int Waiting { get; init; }

    /// <summary>What customers said when theirs was over: how many gave each score.</summary>
    public required IReadOnlyList<RatingCount> Ratings { get; init; }

    public long RatingsGiven => Ratings.Sum(o => o.Number);

    /// <summary>The mean score; null when nobody gave one.</summary>
    public double? Satisfaction => RatingsGiven == 0 ? null : (double)Ratings.Sum(o => o.Score * o.Number) / RatingsGiven;

    /// <summary>Readers whom an article helped on the way to a request, and who did not come back within a week.</summary>
    public required int Deflected { get; init; }
}

/// <summary>A row of it.</summary>
public sealed record ReportLine
{
    public required string Name { get; init; }

    public required int Opened { get; init; }

    /// <summary>Solved, and not opened again since.</summary>
    public required int Solved { get; init; }

    /// <summary>Solved at least once: what can be opened again at all.</summary>
    public required int EverSolved { get; init; }

    /// <summary>Of those, opened again.</summary>
    public required int Reopened { get; init; }

    public required int Answered { get; init; }

    /// <summary>Answered for the first time within what was promised.</summary>
    public required int InTime { get; init; }

    /// <summary>Not answered at all by the promised time.</summary>
    public required int Overdue { get; init; }

    /// <summary>
    /// Those of whom it is known whether the first reply was in time: answered, or not answered by then. What is not due yet says nothing.
    /// </summary>
    public int Due => Answered + Overdue;

    /// <summary>Medians of working time; null where there is none.</summary>
    public TimeSpan? FirstReply { get; init; }

    public TimeSpan? Solving { get; init; }
}

/// <summary>How many customers gave a score, from 1 to 5, 5 the best.</summary>
public sealed record RatingCount
{
    public required long Score { get; init; }

    public required long Number { get; init; }
}
