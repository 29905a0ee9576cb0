using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Routers;
using Portal.Web.Router.Control;
using Portal.Web.Site;

namespace Portal.Tests.Router.Control;

/// <summary>A customer with a line and a router that behaves in one way, on a running portal.</summary>
internal sealed class RouterOwner
{
    public const string Passphrase = "Lantern7-Harbour-Quiet";

    /// <summary>Nobody goes on with commands unless a test does, and everything is due at once.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>
        {
            ["Routers__PollEvery"] = "01:00:00",
            ["Routers__LookEvery"] = "00:00:00",
            ["Routers__VerifyFor"] = "00:00:00",
            ["Routers__Simulation__Boot"] = "00:00:00",
            ["Routers__Simulation__Slow"] = "00:00:00.001",
            ["Routers__Simulation__Inform"] = "00:00:00.001",
        };

    private static int owners;

    private RouterOwner(InProcessPortal portal, Person person, OwnRouter router) => (Portal, Person, Router) = (portal, person, router);

    public InProcessPortal Portal { get; }

    public Person Person { get; }

    public OwnRouter Router { get; }

    public string Line => Router.Line.Number;

    public Me Me =>
        new()
        {
            PersonId = Person.Id,
            Key = Person.Key,
            Name = Person.Name,
            Email = Person.Email,
            CustomerNumber = Person.CustomerNumber,
            SessionId = 0,
            SecondStep = false,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = [],
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => Portal.Services.GetRequiredService<Database>();

    private DeviceCommandService Commands => Portal.Services.GetRequiredService<DeviceCommandService>();

    public static async Task<RouterOwner> InAsync(
        InProcessPortal portal,
        RouterBehaviour behaviour,
        bool agrees = true,
        DeviceOwner owner = DeviceOwner.Provider
    )
    {
        // a mail is part of what is tested, and there are none without keys
        await portal.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        var number = Interlocked.Increment(ref owners);
        var (customer, line) = ($"ROUT{number}", $"ROUTL{number}");
        var device = new Device
        {
            Serial = $"SN-{number:00}",
            Kind = DeviceKind.Router,
            Maker = "Example",
            Model = "Example Box 7",
            Owner = owner,
        };
        var service = TestLines.Line(line) with { Devices = [device] };
        var simulated = SimulatedRouters.Of(line, device, behaviour, DateTimeOffset.UtcNow);
        await portal
            .Services.GetRequiredService<Database>()
            .WriteAsync(
                async work =>
                {
                    await work.WriteAsync(TestLines.Of(customer) with { Services = [service] });
                    if (owner == DeviceOwner.Provider)
                        await SimulatedRouters.AddAsync(work, simulated);
                },
                Ct
            );
        var person = await TestData
            .In(portal)
            .CustomerWithPasswordAsync(p => (p.Name, p.CustomerNumber, p.Language) = ("Customer with a router", customer, "en"));
        var made = new RouterOwner(portal, person, new(service, device) { ManagedAs = simulated.Device });
        if (agrees)
            await made.DecideAsync(true);
        return made;
    }

    public Task DecideAsync(bool given)
    {
        var consents = Portal.Services.GetRequiredService<ConsentService>();
        return consents.DecideAsync(Me, consents.TextOf(ConsentPurpose.RemoteHelp, Language.English), given, Ct);
    }

    public Task<(DeviceCommand? Command, DeviceCommandRefusal? Refusal)> SendAsync(
        RouterCommandKind kind,
        string? formKey = null,
        string passphrase = Passphrase,
        DeviceCommandService? through = null
    ) =>
        (through ?? Commands).SendAsync(
            new(Me, Person, new("Firefox", "198.18.0.0")),
            new(
                Router,
                kind,
                formKey ?? Guid.NewGuid().ToString(),
                kind == RouterCommandKind.SetWifi ? new("Garden 7", passphrase) : null,
                kind == RouterCommandKind.Firmware ? "7.20" : null
            ),
            Ct
        );

    /// <summary>Goes on with commands until this one has ended or stands still.</summary>
    public async Task<DeviceCommand> ContinueAsync(DeviceCommand command, int runs = 6)
    {
        for (var run = 0; run < runs; run++)
        {
            await RunAsync("update device_command set due_at = requested_at where device = @device and ended_at is null");
            await Portal.Services.GetRequiredService<DeviceCommandProcessor>().RunAsync(Ct);
        }

        return await FindAsync(command);
    }

    public async Task<DeviceCommand> FindAsync(DeviceCommand command) => (await Commands.FindAsync(Me, command.Reference, Ct))!;

    public Task<long> CountAsync(string sql) => Db.SingleOrDefaultAsync<long>(sql, new { device = Router.ManagedAs, Me.Target }, Ct);

    public Task RunAsync(string sql) => Db.WriteAsync(work => work.ExecuteAsync(sql, new { device = Router.ManagedAs }), Ct);
}
