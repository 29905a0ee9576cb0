using Portal.Web.Data;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Demonstration;

/// <summary>The routers of the made-up customers, which can be controlled from the portal: most do as they are told, some fail.</summary>
public sealed class DemonstrationRouters(Database db, ProviderOptions options, TimeProvider clock)
{
    private const string Routers = """
        select s.number service, d.serial, d.kind, d.maker, d.model, d.owner
        from device d join service s on s.id = d.service_id join customer c on c.id = s.customer_id
        where c.demonstration = @yes and d.kind = 'router' and d.owner = 'provider'
            and not exists (select 1 from simulated_router r where r.service_number = s.number and r.serial = d.serial)
        """;

    // By the end of the serial number. Whoever is not here has a router that does what it is told.
    private static readonly Dictionary<string, RouterBehaviour> Behaviours = new()
    {
        ["02"] = RouterBehaviour.Offline,
        ["04"] = RouterBehaviour.Strict,
        ["06"] = RouterBehaviour.Gone,
        ["07"] = RouterBehaviour.Slow,
        ["09"] = RouterBehaviour.Silent,
        ["10"] = RouterBehaviour.Stubborn,
        ["12"] = RouterBehaviour.Away,
        ["13"] = RouterBehaviour.Unreachable,
        ["14"] = RouterBehaviour.Simple,
        ["15"] = RouterBehaviour.Silent,
    };

    private const string NotInstalled = "01"; // the line is ordered: nobody has heard of its router

    /// <summary>Adds those that are missing; called at start, after the customers.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration)
            return;
        var missing = (await db.ListAsync<Row>(Routers, new { yes = true }, ct)).Where(r =>
            !r.Serial.EndsWith(NotInstalled, StringComparison.Ordinal)
        );
        var made = missing.Select(Of).ToList();
        if (made.Count > 0)
            await db.WriteAsync(work => AddAsync(work, made), ct);
    }

    private static async Task AddAsync(UnitOfWork work, IReadOnlyList<SimulatedRouter> routers)
    {
        foreach (var router in routers)
            await SimulatedRouters.AddAsync(work, router);
    }

    private SimulatedRouter Of(Row row)
    {
        var device = new Device
        {
            Serial = row.Serial,
            Kind = row.Kind,
            Maker = row.Maker,
            Model = row.Model,
            Owner = row.Owner,
        };
        return SimulatedRouters.Of(row.Service, device, Behaviours.GetValueOrDefault(row.Serial[^2..]), clock.GetUtcNow());
    }

    private sealed record Row
    {
        public required string Service { get; init; }

        public required string Serial { get; init; }

        public required DeviceKind Kind { get; init; }

        public required string Maker { get; init; }

        public required string Model { get; init; }

        public required DeviceOwner Owner { get; init; }
    }
}
