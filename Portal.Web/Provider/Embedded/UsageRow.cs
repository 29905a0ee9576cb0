using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider.Embedded;

/// <summary>A month of a line as the database gives it.</summary>
internal sealed record UsageRow
{
    public required string ServiceNumber { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    public required long Megabytes { get; init; }

    public long? LimitMegabytes { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public UsageMonth ToMonth() =>
        new()
        {
            Service = ServiceNumber,
            Period = new(PeriodStart, PeriodEnd),
            Megabytes = Megabytes,
            LimitMegabytes = LimitMegabytes,
            AsOf = AsOf,
        };
}
