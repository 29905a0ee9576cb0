namespace Portal.Web.Provider.Embedded;

/// <summary>An extra of a line, as the database gives it.</summary>
internal sealed record ExtraRow
{
    public required string Service { get; init; }

    public required string Code { get; init; }

    public required long Version { get; init; }

    public required long Fee { get; init; }

    public required string Currency { get; init; }

    public required DateOnly StartedOn { get; init; }

    public DateOnly? CommittedUntil { get; init; }

    public DateOnly? EndsOn { get; init; }

    public ServiceExtra ToExtra() =>
        new()
        {
            Code = Code,
            Version = (int)Version,
            Fee = new(Fee, Currency),
            StartedOn = StartedOn,
            CommittedUntil = CommittedUntil,
            EndsOn = EndsOn,
        };
}
