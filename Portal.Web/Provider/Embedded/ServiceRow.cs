namespace Portal.Web.Provider.Embedded;

/// <summary>A service with its address and one of its devices, or without any, as the database gives them.</summary>
internal sealed record ServiceRow
{
    public const string Columns = """
        s.number, s.printed_number, s.technology, s.node, s.state, s.state_since, s.state_reason, s.plan,
        s.plan_code, s.plan_version, s.fee, s.currency, s.term_months, s.plan_started_on,
        s.started_on, s.committed_until, s.ends_on,
        a.street, a.extra, a.postcode, a.town, a.country,
        d.serial, d.kind, d.maker, d.model, d.owner
        """;

    public const string Tables = "service s join address a on a.id = s.address_id left join device d on d.service_id = s.id";

    public string? Customer { get; init; }

    public required string Number { get; init; }

    public string? PrintedNumber { get; init; }

    public required Technology Technology { get; init; }

    public string? Node { get; init; }

    public required ServiceState State { get; init; }

    public DateOnly? StateSince { get; init; }

    public StateReason? StateReason { get; init; }

    public required string Plan { get; init; }

    public string? PlanCode { get; init; }

    public long? PlanVersion { get; init; }

    public long? Fee { get; init; }

    public string? Currency { get; init; }

    public long? TermMonths { get; init; }

    public DateOnly? PlanStartedOn { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? CommittedUntil { get; init; }

    public DateOnly? EndsOn { get; init; }

    public required string Street { get; init; }

    public required string Extra { get; init; }

    public required string Postcode { get; init; }

    public required string Town { get; init; }

    public required string Country { get; init; }

    public string? Serial { get; init; }

    public DeviceKind Kind { get; init; }

    public string? Maker { get; init; }

    public string? Model { get; init; }

    public DeviceOwner Owner { get; init; }

    // Sorted here, because databases do not agree on the order of letters.
    public static IReadOnlyList<Service> ToServices(IEnumerable<ServiceRow> rows) =>
        [
            .. rows.GroupBy(r => r.Number)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.First().ToService(g.OrderBy(r => r.Serial, StringComparer.Ordinal))),
        ];

    private Service ToService(IEnumerable<ServiceRow> rows) =>
        new()
        {
            Number = Number,
            PrintedNumber = PrintedNumber,
            Technology = Technology,
            Node = Node,
            State = State,
            StateSince = StateSince,
            StateReason = StateReason ?? default,
            Plan = Plan,
            PlanCode = PlanCode,
            PlanVersion = (int?)PlanVersion,
            Fee = Fee is { } fee ? new Money(fee, Currency!) : null,
            TermMonths = (int?)TermMonths,
            PlanStartedOn = PlanStartedOn,
            StartedOn = StartedOn,
            CommittedUntil = CommittedUntil,
            EndsOn = EndsOn,
            Address = new Address
            {
                Street = Street,
                Extra = Extra,
                Postcode = Postcode,
                Town = Town,
                Country = Country,
            },
            Devices =
            [
                .. rows.Where(r => r.Serial is not null)
                    .Select(r => new Device
                    {
                        Serial = r.Serial!,
                        Kind = r.Kind,
                        Maker = r.Maker!,
                        Model = r.Model!,
                        Owner = r.Owner,
                    }),
            ],
        };
}
