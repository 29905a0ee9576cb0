using Portal.Web.Data;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>The speed tests of a person: in the copy of their data, gone with their account, and not kept for ever.</summary>
internal sealed class SpeedTestData(Database db, SpeedTestOptions options) : IPersonalData
{
    private const string Mine = """
        select taken_at, service_number, lower(connection) connection, download_kbits, upload_kbits, latency_us, jitter_us,
            loaded_latency_us, pings, lost_pings, late_pings, ip_version, lower(result) result
        from speed_test where person_id = @PersonId order by id
        """;

    private const string Forget = "delete from speed_test where person_id = @PersonId";
    private const string Old = "delete from speed_test where taken_at < @before";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("speed-tests", Mine, new { owner.PersonId }, ct)];

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => work.ExecuteAsync(Forget, new { owner.PersonId });

    /// <summary>Deletes what nobody needs any more.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        options.KeptDays == 0
            ? Task.CompletedTask
            : db.WriteAsync(work => work.ExecuteAsync(Old, new { before = work.Now.AddDays(-options.KeptDays) }), ct);
}
