using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Bench.Search;
using Portal.Web.Data;

namespace Portal.Bench.Tickets;

/// <summary>
/// What it costs that every change writes into the audit trail: changes of four rows by many writers at once, without the trail, with one
/// chain and with as many as the database takes, in turn.
/// </summary>
internal static class AuditCommand
{
    private const string Table = "create table if not exists audit_bench (id {id}, text text not null)";
    private const string Row = "insert into audit_bench (text) values (@text)";

    public static Command Create()
    {
        var writers = new Option<int>("--writers") { DefaultValueFactory = _ => 16 };
        var seconds = new Option<double>("--seconds") { Description = "Of each turn.", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "The connection string of an empty database; without it, SQLite in a temporary folder.",
        };
        var command = new Command("audit", "Compares changes with and without the audit trail.") { writers, seconds, rounds, postgres };
        command.SetAction(
            (given, ct) =>
                RunAsync(
                    given.GetValue(postgres),
                    given.GetValue(writers),
                    TimeSpan.FromSeconds(given.GetValue(seconds)),
                    given.GetValue(rounds),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string? postgres, int writers, TimeSpan time, int rounds, CancellationToken ct)
    {
        WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).AddData(); // Dapper's type handlers
        var folder = Directory.CreateTempSubdirectory("portal-audit-");
        try
        {
            Dialect Open(int chains) =>
                postgres is null ? new SqliteDialect(Path.Combine(folder.FullName, "portal.db")) : new PostgresDialect(postgres, chains);
            var all = Open(AuditTrail.Chains);
            await new Migrator(all, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(ct);
            await using var many = new Database(all, TimeProvider.System);
            await using var one = new Database(Open(1), TimeProvider.System);
            await many.WriteAsync(work => work.ExecuteAsync(all.Translate(Table)), ct);
            (string Name, Func<Task> Change)[] ways =
            [
                ("no trail", () => ChangeAsync(many, false)),
                ("one chain", () => ChangeAsync(one, true)),
                ($"{all.AuditChains} chains", () => ChangeAsync(many, true)),
            ];
            if (all.AuditChains == 1)
                ways = ways[..2];
            foreach (var (_, change) in ways)
                await TurnAsync(writers, TimeSpan.FromSeconds(1), change);
            for (var round = 0; round < rounds; round++)
                foreach (var (name, change) in ways)
                    Timing.Print($"{all.Name} {name, -10} writers={writers} {await TurnAsync(writers, time, change)}");
            var report = await new AuditVerification(many).RunAsync(null, ct);
            Timing.Print($"{report.Rows} rows read, {report.Faults.Count} faults");
            return report.Faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Task ChangeAsync(Database db, bool isAudited) =>
        db.WriteAsync(async work =>
        {
            for (var n = 0; n < 4; n++)
                await work.ExecuteAsync(
                    Row,
                    new { text = "A row of about the size of an entry in the history of a request, or of a field of its form." }
                );
            if (isAudited)
                await work.AuditAsync("person:somebody", "ticket.viewed", "ticket:T-4K7M-2QXA");
        });

    private static async Task<RoundResult> TurnAsync(int writers, TimeSpan time, Func<Task> change)
    {
        var until = DateTime.UtcNow + time;
        return RoundResult.From(
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => RoundResult.WriteAsync(change, until)))),
            time
        );
    }
}
