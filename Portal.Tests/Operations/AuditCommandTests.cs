using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Operations;

namespace Portal.Tests.Operations;

/// <summary>The ends of the audit trail in the log, and the command that holds the trail against them.</summary>
public sealed class AuditCommandTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_are_noted_when_they_are_new_and_a_trail_made_anew_no_longer_holds_them()
    {
        using var folder = new Folder();
        var lines = new List<string>();
        using var factory = LoggerFactory.Create(b => b.AddProvider(new Lines(lines)));
        await using (var database = new Database(new SqliteDialect(Path.Combine(folder.Path, "portal.db")), data.Clock))
        {
            await data.MigrateAsync(database.Dialect, Ct);
            var ends = new AuditCheckpoint(new AuditVerification(database), factory.CreateLogger<AuditCheckpoint>());
            await ends.NoteAsync(Ct);
            for (var n = 0; n < 3; n++)
                await database.WriteAsync(work => work.AuditAsync("person:a", "thing.done", $"thing {n}"), Ct);
            for (var n = 0; n < 2; n++)
                await ends.NoteAsync(Ct);
        }

        Assert.StartsWith("Audit trail checkpoint: 1/3:", Assert.Single(lines), StringComparison.Ordinal);
        var log = Path.Combine(folder.Path, "portal.log");
        await File.WriteAllTextAsync(log, $$"""{"Timestamp":"2026-11-28","Message":"{{lines[0]}}"}""" + "\n", Ct);
        Assert.Equal(0, (await PortalCommand.RunAsync(folder.Path, Ct, "audit", "verify", "--log", log)).Code);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "portal.db")};Pooling=false"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                delete from audit where seq > 1; update audit_head set seq = 1, hash = (select hash from audit where seq = 1)
                where id = 1
                """;
            await command.ExecuteNonQueryAsync(Ct);
        }

        Assert.Equal(0, (await PortalCommand.RunAsync(folder.Path, Ct, "audit", "verify")).Code); // by itself it looks whole
        var (code, text) = await PortalCommand.RunAsync(folder.Path, Ct, "audit", "verify", "--log", log);
        Assert.Equal(1, code);
        Assert.Contains("no longer holds the end that was noted: 1/3:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", 1)]
    [InlineData("", 0)]
    [InlineData("a key of more than thirty-two characters", 0)]
    public void A_key_that_could_be_guessed_is_refused(string key, int faults) =>
        Assert.Equal(
            faults,
            AuditKey
                .Faults(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Audit:Key", (string?)key)]).Build())
                .Count
        );

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("portal-audit-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Add(formatter(state, exception));

        public void Dispose() { }
    }
}
