using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;
using Portal.Tests.Messages;

namespace Portal.Tests.Tickets;

/// <summary>
/// When the portal cannot keep what somebody sends: nothing typed is lost, the page says what
/// to do, and whatever had a receipt is there afterwards.
/// </summary>
public sealed class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_the_words_stay_and_nothing_that_had_a_receipt_is_lost()
    {
        await using var disk = await SmallDisk.MountAsync(96);
        await using var program = await PortalProgram.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Data__Folder"] = disk.Folder } },
            Ct
        );
        var receipts = new List<string> { await FileAsync(program) };
        disk.Fill();
        using var guest = new HttpBrowser(program.Address);
        await guest.OpenAsync("/de/tickets/open/fault");
        await guest.SendFilesAsync(
            "open/fault",
            [
                (
                    "log.txt",
                    new byte[50_000]
                        .Select(_ => (byte)'x')
                        .ToArray()
                ),
            ],
            [.. TicketPortal.FaultOfGuest, ("act", "attach")]
        );
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        Assert.Single(guest.Page.QuerySelectorAll(".files .error"));
        while (await TryAsync(program) is { } reference) // the log of the database may have room of its own for a few
        {
            receipts.Add(reference);
            disk.Fill();
            Assert.InRange(receipts.Count, 1, 500);
        }

        await guest.SendAsync("open/fault", ("act", "send"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, guest.Status);
        Assert.NotNull(guest.Answer.Headers.RetryAfter);
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        Assert.Contains("noch hier", guest.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        // what the portal writes by itself may still find a few bytes, which looks healthy until the next refusal
        await Until.TrueAsync(() => IsIllAsync(program, disk, receipts), () => "It stays healthy.\n" + program.Output, Ct);
        disk.Free();
        await Until.TrueAsync(async () => await HealthAsync(program) == "Healthy", () => "It stays ill.\n" + program.Output, Ct);
        await guest.SendAsync("open/fault", ("act", "send"));
        receipts.Add(TicketPortal.ReferenceIn(guest));
        await program.KillAsync();
        await program.StartAgainAsync(Ct);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(disk.Folder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        Assert.Empty(receipts.Except(await KeptAsync(connection)));
    }

    [Fact]
    public async Task While_the_database_is_held_by_somebody_health_says_so_and_recovers_by_itself()
    {
        await using var program = await PortalProgram.StartAsync(ct: Ct);
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(program.DataFolder, "portal.db")};Pooling=false"))
        {
            await other.OpenAsync(Ct);
            await using var hold = other.CreateCommand();
            hold.CommandText = "begin immediate";
            await hold.ExecuteNonQueryAsync(Ct);
            Assert.Null(await TryAsync(program));
            Assert.StartsWith("Degraded", await HealthAsync(program), StringComparison.Ordinal);
            using var reader = await program.Client.GetAsync(new Uri("/ru/help", UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.OK, reader.StatusCode);
        }

        await Until.TrueAsync(async () => await HealthAsync(program) == "Healthy", () => "It stays ill.\n" + program.Output, Ct);
        await FileAsync(program);
    }

    [Theory]
    [InlineData("HangAtHello")]
    [InlineData("HangAfterMail")]
    [InlineData("Drop")]
    [InlineData("Defer")]
    [InlineData("Busy")]
    public async Task However_the_mail_server_behaves_the_receipt_is_there_at_once_and_its_mail_goes_when_it_can(string manners)
    {
        await using var server = MailServer.Start();
        server.Manners = Enum.Parse<ServerBehavior>(manners);
        var settings = new Dictionary<string, string>
        {
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = $"{server.Port}",
            ["Mail__From"] = "help@example.net",
            ["Mail__TimeoutSeconds"] = "2",
        };
        await using var program = await PortalProgram.StartAsync(new PortalSettings { More = settings }, Ct);
        await FileAsync(program);
        await Until.TrueAsync(() => Task.FromResult(server.Conversations > 0), () => "Nobody calls.\n" + program.Output, Ct);
        var watch = Stopwatch.StartNew();
        var reference = await FileAsync(program); // while the first mail is in trouble
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        server.Manners = ServerBehavior.Accept;
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(program.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var hurry = connection.CreateCommand();
        // as if the pause were over
        hurry.CommandText = "update outbox set due_at = '2001-01-01 00:00:00.000000+00:00' where sent_at is null";
        await Until.TrueAsync(
            async () =>
            {
                await hurry.ExecuteNonQueryAsync(Ct);
                return server.Received.Any(m => m.Read()["Subject"].Contains(reference, StringComparison.Ordinal));
            },
            () => "The receipt was not mailed.\n" + program.Output,
            Ct
        );
    }

    private static async Task<string> FileAsync(PortalProgram program) =>
        await TryAsync(program) ?? throw new InvalidOperationException("Nothing was filed.\n" + program.Output);

    // The reference on the receipt; null when there was none.
    private static async Task<string?> TryAsync(PortalProgram program)
    {
        using var guest = new HttpBrowser(program.Address);
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", TicketPortal.FaultOfGuest);
        return guest.Address.EndsWith("/receipt", StringComparison.Ordinal) ? TicketPortal.ReferenceIn(guest) : null;
    }

    private static async Task<bool> IsIllAsync(PortalProgram program, SmallDisk disk, List<string> receipts)
    {
        disk.Fill();
        if (await TryAsync(program) is { } reference)
            receipts.Add(reference);
        return (await HealthAsync(program)).StartsWith("Degraded", StringComparison.Ordinal);
    }

    private static async Task<string> HealthAsync(PortalProgram program)
    {
        using var answer = await program.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode); // pages are served
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static async Task<List<string>> KeptAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select reference from ticket";
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var kept = new List<string>();
        while (await rows.ReadAsync(Ct))
            kept.Add(rows.GetString(0));
        return kept;
    }
}
