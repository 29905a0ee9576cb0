using Portal.Web.Data;

namespace Portal.Web.Router.Control;

/// <summary>What was asked of a customer's routers lately, for the customer's page and for the help desk.</summary>
public sealed class DeviceCommandReader(Database db, TimeProvider clock)
{
    private const int Days = 14;
    private const int Most = 20;

    private const string Lately = $"""
        select {DeviceCommand.Columns} from device_command
        where customer_number = @customer and requested_at > @since order by requested_at desc, id desc limit @most
        """;

    /// <summary>Of the last fourteen days, the newest first.</summary>
    public Task<IReadOnlyList<DeviceCommand>> LatelyAsync(string customer, CancellationToken ct) =>
        db.ListAsync<DeviceCommand>(
            Lately,
            new
            {
                customer,
                since = clock.GetUtcNow().AddDays(-Days),
                most = Most,
            },
            ct
        );
}
