namespace Portal.Web.Provider.Usage;

/// <summary>
/// Asks the provider how much data its lines have carried. Its shape is that of TM Forum's TMF677: a consumption with what is included.
/// </summary>
public interface IUsage
{
    /// <summary>
    /// The billing months of all lines of a customer, by line, the newest first: the running one and up to <see cref="UsageMonth.Most"/>
    /// before it. A line that nothing is counted of has none. A number that nobody has is <see cref="AnswerState.NotFound"/>.
    /// <see cref="AnswerState.Degraded"/> is ordinary here: figures of some hours ago still say what people want to know.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<UsageMonth>>> ListAsync(string customer, CancellationToken ct);
}

/// <summary>What a line carried in one billing month, in both directions together.</summary>
public sealed record UsageMonth
{
    /// <summary>How many months before the running one are told.</summary>
    public const int Most = 12;

    /// <summary>The provider's own number of the line, in plain form.</summary>
    public required string Service { get; init; }

    public required DatePeriod Period { get; init; }

    /// <summary>What was used, in millions of bytes.</summary>
    public required long Megabytes { get; init; }

    /// <summary>What the month included by the contract of that time, in millions of bytes; null when as much as one likes.</summary>
    public long? LimitMegabytes { get; init; }

    /// <summary>Up to when it is counted, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
