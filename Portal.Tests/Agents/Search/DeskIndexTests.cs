using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents.Search;

/// <summary>
/// What is in the database is found, no more and no less: on every node, after a kill, with a damaged index, after an erasure.
/// </summary>
public abstract class DeskIndexTests(DatabaseFixture data)
{
    private const string AnotherSubject = "update ticket set subject = @subject where id = @id";
    private const string NoEntries = "delete from ticket_entry where ticket_id = @id";
    private const string NoTicket = "delete from ticket where id = @id";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_somebody_changes_is_found_on_every_node()
    {
        await using var one = new SearchNode(data);
        await using var two = new SearchNode(data);
        var before = await OpenAsync("Krokodil im Keller", "Es schnappt");
        Assert.Equal([before], await one.FindAsync("krokodil"));
        var after = await OpenAsync("Noch ein Krokodil", "Es schnarcht");
        foreach (var node in new[] { one, two })
            Assert.Equal([before, after], await node.FindAsync("krokodil"));
        await ExecuteAsync(AnotherSubject, new { id = before, subject = "Pinguin im Keller" });
        foreach (var node in new[] { one, two })
        {
            Assert.Equal([after], await node.FindAsync("krokodil"));
            Assert.Equal([before], await node.FindAsync("pinguin"));
        }

        await ExecuteAsync($"{NoEntries}; {NoTicket}", new { id = after });
        foreach (var node in new[] { one, two })
            Assert.Empty(await node.FindAsync("krokodil"));
    }

    [Fact]
    public async Task After_a_kill_a_node_goes_on_where_it_had_committed()
    {
        await using var first = new SearchNode(data);
        var kept = await OpenAsync("Giraffe eins", "bleibt");
        var gone = await OpenAsync("Giraffe zwei", "geht");
        Assert.Equal([kept, gone], await first.FindAsync("giraffe"));
        var later = await OpenAsync("Giraffe drei", "kommt");
        await ExecuteAsync($"{NoEntries}; {NoTicket}", new { id = gone });
        Assert.Equal([kept, later], await first.FindAsync("giraffe")); // taken in, and not committed
        var after = first.Copy();
        var last = await OpenAsync("Giraffe vier", "als niemand da war");
        await using var second = new SearchNode(data, after);
        Assert.Equal([kept, later, last], await second.FindAsync("giraffe"));
        Assert.Equal(await CountAsync("select count(*) from ticket"), (await second.FindAsync("kind:ticket")).Count);
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew()
    {
        var id = await OpenAsync("Nashorn auf der Leitung", "Es steht");
        await using var first = new SearchNode(data);
        Assert.Equal([id], await first.FindAsync("nashorn"));
        var damaged = first.Copy();
        foreach (var file in damaged.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, Ct);
            for (var n = bytes.Length / 3; n < bytes.Length * 2 / 3; n++)
                bytes[n] ^= 0x5A;
            await File.WriteAllBytesAsync(file.FullName, bytes, Ct);
        }

        await using var second = new SearchNode(data, damaged);
        Assert.Equal([id], await second.FindAsync("nashorn"));
    }

    [Fact]
    public async Task What_is_erased_is_gone_from_the_files_of_the_index()
    {
        const string Word = "quastenschleiereule";
        var id = await OpenAsync("Eine Frage", $"Meine {Word} schläft");
        await using var node = new SearchNode(data);
        Assert.Equal([id], await node.FindAsync(Word));
        Assert.True(node.Holds("astenschlei"));
        await data.Database.WriteAsync(work => new TicketErasure(node.Files).EraseAsync(work, id), Ct);
        await node.Index.PurgeAsync(Ct);
        Assert.Empty(await node.FindAsync(Word));
        Assert.False(node.Holds("astenschlei"));
        Assert.Contains(id, await node.FindAsync("kind:ticket")); // what is left of it can still be counted
    }

    [Fact]
    public async Task A_node_that_is_too_far_behind_begins_anew()
    {
        var id = await OpenAsync("Tapir am Telefon", "Es tutet");
        await using var first = new SearchNode(data);
        Assert.Equal([id], await first.FindAsync("tapir"));
        var old = first.Copy();
        var late = await OpenAsync("Noch ein Tapir", "Es tutet wieder");
        await ExecuteAsync($"delete from record_change where id <= (select max(id) from record_change)", new { });
        await OpenAsync("Etwas anderes", "Nichts");
        await using var second = new SearchNode(data, old);
        Assert.Equal([id, late], await second.FindAsync("tapir"));
    }

    [Fact]
    public async Task An_index_that_knows_more_than_its_database_begins_anew()
    {
        var id = await OpenAsync("Lemur im Router", "Es blinkt");
        await using var first = new SearchNode(data);
        Assert.Equal([id], await first.FindAsync("lemur"));
        first.Index.Current!.Commit(long.MaxValue); // as if the database had been set back to a copy of before
        await using var second = new SearchNode(data, first.Copy());
        Assert.Equal([id], await second.FindAsync("lemur"));
        var next = await OpenAsync("Lemur im Modem", "Es blinkt auch");
        Assert.Equal([id, next], await second.FindAsync("lemur"));
    }

    [Fact]
    public async Task Nodes_that_share_a_folder_have_an_index_each()
    {
        var id = await OpenAsync("Okapi im Schrank", "Es knabbert");
        await using var one = new SearchNode(data);
        var two = new SearchNode(data, new DirectoryInfo(Path.GetDirectoryName(one.Folder)!));
        Assert.Equal([id], await one.FindAsync("okapi"));
        Assert.Equal([id], await two.FindAsync("okapi"));
        Assert.Equal(2, Directory.GetDirectories(one.Folder).Length);
        await two.Index.EndAsync();
    }

    [Fact]
    public async Task The_list_of_changes_keeps_its_end()
    {
        await OpenAsync("Für die Liste", "Eins");
        var changes = new RecordChanges(data.Database);
        await changes.ForgetAsync(Ct);
        Assert.True(await CountAsync("select count(*) from record_change") > 0);
        Assert.True(await changes.ReachesBackToAsync(await changes.HorizonAsync(Ct), Ct));
        Assert.False(await changes.ReachesBackToAsync(long.MaxValue, Ct));
    }

    private Task<long> OpenAsync(string subject, string text) =>
        TestData.In(data).OpenTicketAsync(new() { Subject = subject, Text = text });

    private Task<int> ExecuteAsync(string sql, object values) => data.Database.WriteAsync(work => work.ExecuteAsync(sql, values), Ct);

    private Task<long> CountAsync(string sql) => data.Database.SingleOrDefaultAsync<long>(sql, ct: Ct);

    public sealed class OnSqlite(SqliteFixture data) : DeskIndexTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : DeskIndexTests(data), IClassFixture<PostgresFixture>
    {
        private readonly PostgresFixture data = data;

        [Fact]
        public async Task A_change_that_is_committed_after_a_later_one_is_not_missed()
        {
            await using var node = new SearchNode(data);
            var early = await TestData.In(data).OpenTicketAsync(new() { Subject = "Faultier", Text = "Ruhig" });
            Assert.Equal([early], await node.FindAsync("faultier"));
            var (inside, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());
            var slow = data.Another()
                .WriteAsync(
                    async work =>
                    {
                        await work.ExecuteAsync(AnotherSubject, new { id = early, subject = "Gürteltier" });
                        inside.TrySetResult();
                        await mayCommit.Task.WaitAsync(Ct);
                    },
                    Ct
                );
            await inside.Task.WaitAsync(Ct);
            var late = await TestData.In(data).OpenTicketAsync(new() { Subject = "Faultier hinterher", Text = "Schneller" });
            Assert.Equal([early, late], await node.FindAsync("faultier"));
            data.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal([early, late], await node.FindAsync("faultier")); // and committed
            var killed = node.Copy();
            mayCommit.SetResult();
            await slow;
            Assert.Equal([late], await node.FindAsync("faultier"));
            await using var second = new SearchNode(data, killed);
            Assert.Equal([early], await second.FindAsync("gürteltier"));
        }
    }
}
