using Portal.Web.Tickets;

namespace Portal.Web.Agents.Demonstration;

/// <summary>A made-up request, as its file describes it.</summary>
internal sealed record DemonstrationTicket
{
    public string? Customer { get; init; }

    public required string Name { get; init; }

    public required TicketType Type { get; init; }

    public required string Topic { get; init; }

    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required TicketState State { get; init; }

    public WaitingFor? WaitingFor { get; init; }

    public required int Level { get; init; }

    public required Skill Skill { get; init; }

    public required int Priority { get; init; }

    public required Severity Severity { get; init; }

    public required int OpenedHoursAgo { get; init; }

    public required int DueInMinutes { get; init; }

    public int? PausedHoursAgo { get; init; }

    public int? ResolvedHoursAgo { get; init; }

    public int? DeadlineInHours { get; init; }

    public int? ExpectedInHours { get; init; }

    public int ReopenCount { get; init; }

    /// <summary>The last part of the key of a demonstration agent, if there is one already.</summary>
    public string? Assignee { get; init; }

    public string? Reply { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string> AttemptedSteps { get; init; } = [];

    public DemonstrationHandover? Handover { get; init; }
}

internal sealed record DemonstrationHandover(string Summary, string Steps, string Results, string Impact, string Promise);
