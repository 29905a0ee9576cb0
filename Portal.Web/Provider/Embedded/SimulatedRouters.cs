using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Adds routers that do not exist.</summary>
internal static class SimulatedRouters
{
    private const string Insert = """
        insert into simulated_router (device, service_number, serial, behaviour, wifi_name, seen_name, firmware, newer_firmware, booted_at,
            seen_at)
        values (@Device, @ServiceNumber, @Serial, @behaviour, @WifiName, @SeenName, @Firmware, @NewerFirmware, @BootedAt, @SeenAt)
        on conflict (device) do nothing
        """;

    public static Task AddAsync(UnitOfWork work, SimulatedRouter router) =>
        work.ExecuteAsync(
            Insert,
            new
            {
                router.Device,
                router.ServiceNumber,
                router.Serial,
                behaviour = router.Behaviour.ToString(),
                router.WifiName,
                router.SeenName,
                router.Firmware,
                router.NewerFirmware,
                router.BootedAt,
                router.SeenAt,
            }
        );

    /// <summary>A router as it stands at a customer's, last read an hour ago.</summary>
    public static SimulatedRouter Of(string service, Device device, RouterBehaviour behaviour, DateTimeOffset now)
    {
        var isOff = behaviour is RouterBehaviour.Offline or RouterBehaviour.Gone;
        var name = $"Example-{device.Serial[^2..]}";
        return new()
        {
            Device = SimulatedRouter.DeviceOf(device.Model, device.Serial),
            ServiceNumber = service,
            Serial = device.Serial,
            Behaviour = behaviour,
            WifiName = name,
            SeenName = name,
            Firmware = "7.12",
            NewerFirmware = "7.20",
            BootedAt = now.AddDays(-20),
            SeenAt = isOff ? now.AddDays(-2) : now.AddHours(-1),
        };
    }
}
