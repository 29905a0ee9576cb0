using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>The speed tests people keep. Who has a customer number sees those of everybody who has the same.</summary>
public sealed class SpeedTests(Database db)
{
    /// <summary>So many are kept; a new one takes the place of the oldest.</summary>
    public const int Most = 100;

    private const string Mine = "(person_id = @PersonId or customer_number = @CustomerNumber)";

    private const string List = $"select {SpeedTest.Columns} from speed_test where {Mine} order by taken_at desc, id desc limit @most";

    private const string OfCustomer = $"""
        select {SpeedTest.Columns} from speed_test where person_id = @person or customer_number = @customer
        order by taken_at desc, id desc limit @most
        """;

    private const string OfLine = $"""
        select {SpeedTest.Columns} from speed_test where customer_number = @customer and service_number = @line and taken_at > @since
        order by taken_at desc, id desc limit 1
        """;

    private const string Insert = """
        insert into speed_test (person_id, customer_number, service_number, connection, download_kbits, upload_kbits, latency_us, jitter_us,
            loaded_latency_us, pings, lost_pings, late_pings, ip_version, is_limited, download_min, download_normal, download_max,
            upload_min, upload_normal, upload_max, result, taken_at)
        values (@PersonId, @CustomerNumber, @ServiceNumber, @Connection, @DownloadKbits, @UploadKbits, @LatencyUs, @JitterUs,
            @LoadedLatencyUs, @Pings, @LostPings, @LatePings, @IpVersion, @IsLimited, @DownloadMin, @DownloadNormal, @DownloadMax,
            @UploadMin, @UploadNormal, @UploadMax, @Result, @Now)
        """;

    private const string DropOldest = """
        delete from speed_test where person_id = @PersonId and id not in
            (select id from speed_test where person_id = @PersonId order by taken_at desc, id desc limit @Most)
        """;

    private const string Remove = $"delete from speed_test where id = @id and {Mine}";
    private const string RemoveAll = $"delete from speed_test where {Mine}";

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<SpeedTest>> ListAsync(Me me, CancellationToken ct) =>
        db.ListAsync<SpeedTest>(
            List,
            new
            {
                me.PersonId,
                me.CustomerNumber,
                most = Most,
            },
            ct
        );

    /// <summary>The last of a customer, for whoever helps them; the newest first.</summary>
    /// <param name="person">Who asked for help; null for a guest.</param>
    /// <param name="customer">Their number; null when it is not known.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<IReadOnlyList<SpeedTest>> LastOfAsync(long? person, string? customer, int most, CancellationToken ct) =>
        db.ListAsync<SpeedTest>(
            OfCustomer,
            new
            {
                person = person ?? 0,
                customer = customer ?? "",
                most,
            },
            ct
        );

    /// <summary>The newest of a line that is not older than an instant; null when there is none.</summary>
    /// <param name="customer">The number of the customer the line belongs to.</param>
    /// <param name="line">The number of the line.</param>
    /// <param name="since">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<SpeedTest?> LastOfLineAsync(string customer, string line, DateTimeOffset since, CancellationToken ct) =>
        db.SingleOrDefaultAsync<SpeedTest>(
            OfLine,
            new
            {
                customer,
                line,
                since,
            },
            ct
        );

    public Task SaveAsync(Me me, SpeedTest test, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Insert, Row(me, test, work.Now));
                await work.ExecuteAsync(DropOldest, new { me.PersonId, Most });
                await work.AuditAsync(me.Target, "speed-test.saved", me.Target);
            },
            ct
        );

    /// <summary>False when there is no such test of theirs.</summary>
    public Task<bool> RemoveAsync(Me me, long id, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var values = new
                {
                    me.PersonId,
                    me.CustomerNumber,
                    id,
                };
                if (await work.ExecuteAsync(Remove, values) == 0)
                    return false;
                await work.AuditAsync(me.Target, "speed-test.removed", me.Target);
                return true;
            },
            ct
        );

    public Task RemoveAllAsync(Me me, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(RemoveAll, new { me.PersonId, me.CustomerNumber }) > 0)
                    await work.AuditAsync(me.Target, "speed-test.removed", me.Target);
            },
            ct
        );

    private static object Row(Me me, SpeedTest test, DateTimeOffset now) =>
        new
        {
            me.PersonId,
            me.CustomerNumber,
            test.ServiceNumber,
            Connection = test.Connection.ToString(),
            test.DownloadKbits,
            test.UploadKbits,
            test.LatencyUs,
            test.JitterUs,
            test.LoadedLatencyUs,
            test.Pings,
            test.LostPings,
            test.LatePings,
            test.IpVersion,
            test.IsLimited,
            test.DownloadMin,
            test.DownloadNormal,
            test.DownloadMax,
            test.UploadMin,
            test.UploadNormal,
            test.UploadMax,
            Result = test.Result.ToString(),
            Now = now,
        };
}
