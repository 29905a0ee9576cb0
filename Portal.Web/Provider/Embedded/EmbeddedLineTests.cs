using System.Data.Common;
using System.Security.Cryptography;
using Portal.Web.Data;
using Portal.Web.Provider.LineTests;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Tests without a network that could be asked: they end at once and measure nothing, so that only what the portal itself knows is left.
/// Lines of the demonstration answer as <see cref="SimulatedLine"/> says.
/// </summary>
internal sealed class EmbeddedLineTests(Database db, ProviderOptions options, TimeProvider clock) : ILineTests
{
    private const string Line = """
        select s.number, s.technology, x.fault
        from service s join customer c on c.id = s.customer_id
            left join simulated_line x on x.service_number = s.number and c.demonstration = true
        where c.number = @Customer and s.number = @Service and s.state not in ('terminated', 'cancelled', 'aborted')
            and (c.demonstration = false or @Demonstration)
        """;

    private const string Keep = """
        insert into line_test (reference, test_key, service_number, kind, started_at, ready_at, fails, measures)
        values (@reference, @Key, @Service, @kind, @Now, @readyAt, @fails, @measures)
        on conflict (test_key) do nothing
        """;

    private const string Of = """
        select t.reference, t.service_number, t.kind, t.started_at, t.ready_at, t.fails, t.measures
        from line_test t join service s on s.number = t.service_number join customer c on c.id = s.customer_id
        where c.number = @Customer and (c.demonstration = false or @Demonstration)
        """;

    private const string ByKey = $"{Of} and t.test_key = @Key and t.service_number = @Service";
    private const string ById = $"{Of} and t.reference = @id";
    private const string Last = $"{Of} and t.service_number = @Service order by t.started_at desc, t.id desc limit 1";
    private const string Since = $"{Of} and t.started_at >= @since order by t.started_at desc, t.id desc limit @Most";
    private const string Known = "select number from customer where number = @Customer and (demonstration = false or @Demonstration)";

    // Random, so that the address of a result cannot be guessed.
    private const int IdBytes = 16;

    public async Task<Answer<LineTest>> StartAsync(LineTestOrder order, CancellationToken ct)
    {
        var reference = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        try
        {
            return await db.WriteAsync(work => StartAsync(work, order, reference), ct);
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<LineTest>(mayRetry: true);
        }
    }

    public Task<Answer<LineTest>> FindAsync(string customer, string id, CancellationToken ct) =>
        ProviderTables.AskAsync(db, () => OneAsync(ById, new(customer, "", LineTestKind.Full, ""), id, ct));

    public async Task<Answer<LineTest>> LatestAsync(string customer, string service, CancellationToken ct)
    {
        var order = new LineTestOrder(customer, service, LineTestKind.Full, "");
        var line = await ProviderTables.AskAsync(db, () => db.SingleOrDefaultAsync<LineRow>(Line, Values(order), ct));
        return line.Value is { Simulated: { Answers: false } }
            ? Answer.Failed<LineTest>(mayRetry: true)
            : await ProviderTables.AskAsync(db, () => OneAsync(Last, order, "", ct));
    }

    public Task<Answer<IReadOnlyList<LineTest>>> ListAsync(string customer, DateTimeOffset since, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<LineTest>>(
            db,
            async () =>
            {
                var values = new
                {
                    Customer = CustomerNumber.Read(customer) ?? "",
                    since,
                    LineTest.Most,
                    options.Demonstration,
                };
                if (await db.SingleOrDefaultAsync<string>(Known, values, ct) is null)
                    return null;
                var now = clock.GetUtcNow();
                return [.. (await db.ListAsync<LineTestRow>(Since, values, ct)).Select(r => r.ToTest(now))];
            }
        );

    private async Task<Answer<LineTest>> StartAsync(UnitOfWork work, LineTestOrder order, string reference)
    {
        if (await work.SingleOrDefaultAsync<LineRow>(Line, Values(order)) is not { } line)
            return Answer.NotFound<LineTest>();
        var simulated = line.Simulated;
        if (simulated is { Answers: false })
            return Answer.Failed<LineTest>(mayRetry: true);
        await work.ExecuteAsync(
            Keep,
            new
            {
                reference,
                order.Key,
                Service = line.Number,
                kind = order.Kind.Word(),
                work.Now,
                readyAt = simulated is null ? work.Now : work.Now + simulated.Duration(order.Kind),
                fails = simulated is { Fails: true },
                measures = LineTestJson.Write(simulated?.Measure(order.Kind) ?? []),
            }
        );
        return Answer.Of((await work.SingleOrDefaultAsync<LineTestRow>(ByKey, Values(order)))?.ToTest(work.Now));
    }

    private async Task<LineTest?> OneAsync(string sql, LineTestOrder order, string id, CancellationToken ct) =>
        (await db.SingleOrDefaultAsync<LineTestRow>(sql, Values(order, id), ct))?.ToTest(clock.GetUtcNow());

    // An id is asked for as it stands in an address, and not every database takes every character.
    private object Values(LineTestOrder order, string id = "") =>
        new
        {
            Customer = CustomerNumber.Read(order.Customer) ?? "",
            Service = CustomerNumber.Read(order.Service) ?? "",
            order.Key,
            id = id.All(char.IsAsciiHexDigit) ? id : "",
            options.Demonstration,
        };

    private sealed record LineRow
    {
        public required string Number { get; init; }

        public required Technology Technology { get; init; }

        public string? Fault { get; init; }

        public SimulatedLine? Simulated => Fault is null ? null : new(Technology, Fault);
    }
}
