using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Portal.Tests.Help;
using Portal.Tests.Hosting;

namespace Portal.Tests.Operations;

/// <summary>A portal that is asked to stop finishes what its readers have begun.</summary>
public sealed class StoppedTests
{
    private const int Readers = 10;
    private const string Body = "helpful=yes";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Votes_under_way_are_written_and_thanked_for_before_the_program_ends()
    {
        await using var portal = await PortalProgram.StartAsync(new PortalSettings(), Ct);
        var file = Path.Combine(portal.DataFolder, "portal.db");
        var votes = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Vote.BeginAsync(portal.Address)));
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await other.OpenAsync(Ct);
            await using var hold = await other.BeginTransactionAsync(Ct);
            foreach (var vote in votes[..(Readers / 2)])
                await vote.FinishAsync(); // these wait for the lock
            var stopped = portal.StopAsync();
            await Until.TrueAsync(
                () => Task.FromResult(portal.Output.Contains("shutting down", StringComparison.Ordinal)),
                () => portal.Output,
                Ct
            );
            foreach (var vote in votes[(Readers / 2)..])
                await vote.FinishAsync(); // and these are still being sent
            await hold.RollbackAsync(Ct);
            foreach (var vote in votes)
                Assert.Contains("HTTP/1.1 302", await vote.AnswerAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await stopped);
        }

        Assert.Equal(Readers, (await VotingPortal.RowsAsync(file, "", "")).Count);
    }

    /// <summary>A form that is sent in two halves: once the program asks for the second, it has begun to work on it.</summary>
    private sealed class Vote(NetworkStream stream)
    {
        public static async Task<Vote> BeginAsync(Uri site)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, site.Port, Ct);
            var stream = new NetworkStream(socket, ownsSocket: true);
            var head =
                $"POST {VotingPortal.Article}/vote HTTP/1.1\r\nHost: {site.Authority}\r\nConnection: close\r\n"
                + "Sec-Fetch-Site: same-origin\r\n"
                + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Ct);
            var asked = new byte[64];
            var length = await stream.ReadAsync(asked, Ct);
            Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(asked, 0, length), StringComparison.Ordinal);
            return new(stream);
        }

        public async Task FinishAsync() => await stream.WriteAsync(Encoding.ASCII.GetBytes(Body), Ct);

        public async Task<string> AnswerAsync()
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync(Ct);
        }
    }
}
