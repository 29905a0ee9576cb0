using Portal.Web.Provider.LineTests;

namespace Portal.Web.Provider.Embedded;

/// <summary>A test as the database gives it. Whether it is running follows from the time alone.</summary>
internal sealed record LineTestRow
{
    public required string Reference { get; init; }

    public required string ServiceNumber { get; init; }

    public required LineTestKind Kind { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    public required bool Fails { get; init; }

    public required string Measures { get; init; }

    public LineTest ToTest(DateTimeOffset now)
    {
        var isOver = ReadyAt <= now;
        return new()
        {
            Id = Reference,
            Service = ServiceNumber,
            Kind = Kind,
            StartedAt = StartedAt,
            State =
                !isOver ? LineTestState.InProgress
                : Fails ? LineTestState.Failed
                : LineTestState.Completed,
            EndedAt = isOver ? ReadyAt : null,
            Measures = isOver && !Fails ? LineTestJson.Read(Measures) : [],
        };
    }
}
