using Portal.Web.Site;

namespace Portal.Web.Tickets;

/// <summary>
/// A part of the site that knows what somebody tried before they asked for help: guides, and the set-up of a router. It reads it from the
/// address of its page, so that nothing has to be remembered about anybody.
/// </summary>
public interface IAttemptSource
{
    /// <summary>What was tried up to a page; null for a page of another part.</summary>
    /// <param name="address">Path and query of the page.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<AttemptRecord?> ReadAsync(string address, Language language, CancellationToken ct);
}

/// <summary>What somebody tried, and what came of it.</summary>
public sealed record AttemptRecord
{
    /// <summary>What it was about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What it came to, in a sentence.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The topic of a fault, as its form names it.</summary>
    public required string Topic { get; init; }

    /// <summary>True when nothing works at all.</summary>
    public bool IsTotal { get; init; }

    /// <summary>In the order they were done.</summary>
    public required IReadOnlyList<AttemptedStep> Steps { get; init; }
}
