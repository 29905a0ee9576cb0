using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Agents.ShippedReplies;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Tests.Agents;

/// <summary>The ready replies that come with the program, on each database.</summary>
public abstract class ShippedRepliesTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_put_in_once_and_what_the_help_desk_made_of_them_stays()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (supervisor, replies, import) = (
            await host.SomebodyAsync(Roles.Supervisor),
            host.Get<CannedReplies>(),
            host.Get<ReplyImport>()
        );
        await import.RunAsync(Ct);
        Assert.Equal(12 * 6, (await replies.AllAsync(Ct)).Count);
        await replies.KeepAsync(supervisor, "restart-router", "de", "Neustart", "Anders", Ct);
        await replies.RemoveAsync(supervisor, "credit", "pt", Ct);
        await import.RunAsync(Ct);
        Assert.Equal("Anders", (await replies.FindAsync("restart-router", "de", Ct))!.Text);
        Assert.Null(await replies.FindAsync("credit", "pt", Ct));
        Assert.Equal((12 * 6) - 1, (await replies.AllAsync(Ct)).Count);
    }

    public sealed class OnSqlite(SqliteFixture data) : ShippedRepliesTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ShippedRepliesTests(data), IClassFixture<PostgresFixture>;
}

/// <summary>What their files hold.</summary>
public sealed class ReplyFileTests
{
    [Fact]
    public void Each_is_written_in_all_six_languages_and_fits_where_replies_are_written()
    {
        foreach (var (key, replies) in ReplyImport.All)
        {
            Assert.True(Language.Codes.Order().SequenceEqual(replies.Keys.Order()), key);
            Assert.All(replies.Values, reply => Assert.InRange(reply.Title.Length, 1, 80));
            Assert.All(replies.Values, reply => Assert.InRange(string.Join("\n\n", reply.Text).Length, 1, 5000));
            Assert.All(replies.Values, reply => Assert.Contains("{name}", reply.Text[0], StringComparison.Ordinal));
            Assert.Single(replies.Values.Select(reply => reply.Text.Count).Distinct());
        }
    }
}
