using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>The running program as sender: it is killed, asked to stop, and has no server at all.</summary>
public sealed class MailProgramTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_is_killed_in_the_middle_has_sent_everything_in_the_end_and_nothing_under_two_names()
    {
        await using var server = MailServer.Start();
        server.Manners = ServerBehavior.Ponder;
        await using var portal = await PortalProgram.StartAsync(Settings(server, timeoutSeconds: 2), Ct);
        var mails = Enumerable.Range(0, 20).Select(_ => MailTestHost.Letter()).ToList();
        await QueueAsync(portal, server.Options(), mails);
        await Until.TrueAsync(() => Task.FromResult(!server.Received.IsEmpty), () => portal.Output, Ct);
        await portal.KillAsync();
        var before = server.Received.Count;
        server.Manners = ServerBehavior.Accept;
        server.Pondered.SetResult();
        await portal.StartAgainAsync(Ct);
        var expected = mails.Select(m => $"<{m.Id}@example.net>").Order().ToList();
        await Until.TrueAsync(
            () => Task.FromResult(server.Received.Select(r => r.Read()["Message-ID"]).Distinct().Order().SequenceEqual(expected)),
            () => $"{server.Received.Count} arrived\n{portal.Output}",
            Ct
        );
        Assert.InRange(server.Received.Count, expected.Count, expected.Count + before);
        await Until.TrueAsync(async () => await CountAsync(portal, "sent_at is null or payload <> ''") == 0, () => portal.Output, Ct);
    }

    [Fact]
    public async Task A_program_that_is_asked_to_stop_waits_for_the_mail_that_is_being_sent()
    {
        await using var server = MailServer.Start();
        server.Manners = ServerBehavior.Ponder;
        await using var portal = await PortalProgram.StartAsync(Settings(server, timeoutSeconds: 30), Ct);
        await QueueAsync(portal, server.Options(), [MailTestHost.Letter()]);
        await Until.TrueAsync(() => Task.FromResult(!server.Received.IsEmpty), () => portal.Output, Ct);
        var stopped = portal.StopAsync();
        await Until.TrueAsync(
            () => Task.FromResult(portal.Output.Contains("shutting down", StringComparison.Ordinal)),
            () => portal.Output,
            Ct
        );
        Assert.False(stopped.IsCompleted);
        server.Pondered.SetResult();
        Assert.Equal(0, await stopped);
        Assert.Equal(1, await CountAsync(portal, "sent_at is not null"));
    }

    [Fact]
    public async Task A_link_somebody_waits_for_is_sent_while_the_server_is_silent_about_others()
    {
        await using var server = MailServer.Start();
        server.SilentFor = "silent@example.org";
        await using var portal = await PortalProgram.StartAsync(Settings(server, timeoutSeconds: 600), Ct);
        await QueueAsync(portal, server.Options(), [.. Enumerable.Range(0, 12).Select(_ => MailTestHost.Letter("silent@example.org"))]);
        await Until.TrueAsync(() => Task.FromResult(server.Conversations >= 3), () => portal.Output, Ct);
        var urgent = MailTestHost.Letter() with { IsUrgent = true };
        await QueueAsync(portal, server.Options(), [urgent]);
        // far sooner than the others' ten minutes
        await Until.TrueAsync(() => Task.FromResult(!server.Received.IsEmpty), () => $"The link does not arrive.\n{portal.Output}", Ct);
        Assert.Equal($"<{urgent.Id}@example.net>", Assert.Single(server.Received).Read()["Message-ID"]);
    }

    [Fact]
    public async Task Without_a_server_mails_wait_and_the_operator_is_told_once()
    {
        await using var portal = await PortalProgram.StartAsync(Site.ProductionPortal.Settings(), Ct);
        Assert.Single(portal.Output.Split('\n'), line => line.Contains("Mail:Host is not set", StringComparison.Ordinal));
        Assert.Single(portal.Output.Split('\n'), line => line.Contains("Keys:Certificate", StringComparison.Ordinal));
        await QueueAsync(portal, new MailOptions(), [MailTestHost.Letter()]);
        var (code, text) = await PortalCommand.RunAsync(portal.DataFolder, Ct, "mail");
        Assert.Equal(0, code);
        Assert.Contains("waiting 1, the oldest since ", text, StringComparison.Ordinal);
        using var page = await portal.Client.GetAsync(new Uri("/mails", UriKind.Relative), Ct);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("Mail__Host=mail.example.net", "Mail:From must be")]
    [InlineData("Mail__From=nobody", "Mail:From is not")]
    [InlineData("Mail__Host=mail.example.net;Mail__From=a@example.net;Mail__Port=465;Mail__Security=StartTls", "Mail:Port 465")]
    [InlineData("Mail__Host=mail.example.net;Mail__From=a@example.net;Mail__Port=much", "Mail:Port")]
    [InlineData("Mail__Host=mail.example.net;Mail__From=a@example.net;Mail__User=u", "Mail:User and Mail:Password")]
    [InlineData("Mail__Host=mail.example.net;Mail__From=a@example.net;Mail__Security=None", "Mail:Security must not be None")]
    [InlineData(
        "Mail__Host=mail.example.net;Mail__From=a@example.net;Mail__Security=Some",
        "Mail:Port and Mail:TimeoutSeconds are numbers, Mail:Security is one of Automatic, StartTls, Tls, None"
    )]
    [InlineData("Keys__Certificate=/nowhere.pfx", "Keys:Certificate")]
    public async Task Settings_that_cannot_work_are_named_and_the_program_does_not_start(string settings, string words)
    {
        var more = settings.Split(';').Select(s => s.Split('=')).Select(s => (s[0], s[1])).ToArray();
        await using var portal = await PortalProgram.StartAsync(Site.ProductionPortal.Settings(more) with { WaitUntilReady = false }, Ct);
        Assert.Equal(78, await portal.EndedAsync(Ct));
        Assert.Contains("- " + words, portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
    }

    private static PortalSettings Settings(MailServer server, int timeoutSeconds) =>
        new()
        {
            More = new Dictionary<string, string>
            {
                ["Mail__Host"] = "127.0.0.1",
                ["Mail__Port"] = $"{server.Port}",
                ["Mail__From"] = "help@example.net",
                ["Mail__TimeoutSeconds"] = $"{timeoutSeconds}",
            },
        };

    // As another node does: it shares the database, and with it the keys.
    private static async Task QueueAsync(PortalProgram portal, MailOptions options, IReadOnlyList<Mail> mails)
    {
        await using var database = new Database(new SqliteDialect(Path.Combine(portal.DataFolder, "portal.db")), TimeProvider.System);
        await using var office = await MailTestHost.OpenAsync(database, TimeProvider.System, options);
        foreach (var mail in mails)
            await office.QueueAsync(mail, Ct);
    }

    private static async Task<long> CountAsync(PortalProgram portal, string where)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from outbox where " + where;
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
