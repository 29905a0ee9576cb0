using Portal.Web.Data;

namespace Portal.Web.Router.Control;

/// <summary>
/// What customers asked of their routers. It is kept for ninety days, so that the help desk sees what was tried; with an account the person
/// and the name of their Wi-Fi go at once.
/// </summary>
public sealed class DeviceCommandData(Database db) : IPersonalData
{
    private const int KeptDays = 90;

    private const string Mine = """
        select reference, service_number, serial device_serial, kind, state, wifi_name, firmware, requested_at, ended_at from device_command
        where customer_number = @CustomerNumber or person_id = @PersonId order by id
        """;

    private const string Erase = "update device_command set person_id = null, wifi_name = '' where person_id = @PersonId";
    private const string Forget = "delete from device_command where ended_at < @before";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("router-commands", Mine, new { owner.CustomerNumber, owner.PersonId }, ct)];

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => work.ExecuteAsync(Erase, new { owner.PersonId });

    /// <summary>Forgets commands that ended long ago.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Forget, new { before = work.Now.AddDays(-KeptDays) }), ct);
}
