using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Tickets;

/// <summary>
/// As when the power goes while people file requests: whatever had a receipt is there, whole and once.
/// </summary>
public sealed class KilledWhileOpeningTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Writers = 8;
    private const int FiledBetween = 12;

    // all there is was filed by the test
    private static readonly Dictionary<string, string> NothingMadeUp = new() { ["Provider__Demonstration"] = "false" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_SQLite_nothing_that_had_a_receipt_is_lost_halved_or_doubled()
    {
        await using var program = await PortalProgram.StartAsync(new PortalSettings { More = NothingMadeUp }, Ct);
        await KillAsync(program, null);
    }

    [Fact]
    public async Task On_PostgreSQL_nothing_that_had_a_receipt_is_lost_halved_or_doubled()
    {
        var place = await postgres.ConnectionStringAsync();
        await using var program = await PortalProgram.StartAsync(new PortalSettings { PostgreSql = place, More = NothingMadeUp }, Ct);
        await KillAsync(program, place);
    }

    private static async Task KillAsync(PortalProgram program, string? place)
    {
        var filed = new ConcurrentDictionary<string, string>();
        var writers = Enumerable.Range(0, Writers).Select(n => new Writer(n, filed)).ToList();
        await Kills.RunAsync(program, FiledBetween, () => filed.Count, site => writers.Select(w => w.WriteAsync(site)));
        foreach (var writer in writers)
            await writer.SendOnceMoreAsync(program.Address); // those who got no answer send the same form again
        await using var connection = await Kills.OpenAsync(program, place);
        var kept = (await connection.QueryAsync<string>("select subject || '|' || reference from ticket")).ToList();
        Assert.Equal(kept.Count, kept.Select(k => k.Split('|')[0]).Distinct().Count());
        Assert.Empty(filed.Select(f => $"{f.Key}|{f.Value}").Except(kept));
        Assert.Equal(filed.Count, kept.Count);
        foreach (
            var part in new[]
            {
                "ticket_entry where kind = 'Opened'",
                "ticket_field where name = 'extent'",
                "audit where action = 'ticket.opened'",
                "outbox",
                "token where purpose = 'ticket.link'",
            }
        )
            Assert.Equal((part, (long)kept.Count), (part, await connection.ExecuteScalarAsync<long>($"select count(*) from {part}")));
        if (connection is SqliteConnection)
            Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("pragma integrity_check"));
    }

    /// <summary>Somebody who files one request after another, until nobody answers.</summary>
    private sealed class Writer(int number, ConcurrentDictionary<string, string> filed)
    {
        private int requests;
        private (string Subject, FormUrlEncodedContent Form, string Cookies)? open;

        public async Task WriteAsync(Uri site)
        {
            try
            {
                while (true)
                {
                    if (open is null)
                        await BeginAsync(site);
                    else
                        await SendAsync(site);
                }
            }
            catch (Exception error) when (error is HttpRequestException or SocketException)
            {
                // HttpClient lets the bare SocketException through when a connection breaks just as it is made. The portal is gone. The
                // form stays open, and is sent again when it is back.
            }
        }

        public Task SendOnceMoreAsync(Uri site) => open is null ? Task.CompletedTask : SendAsync(site);

        private async Task BeginAsync(Uri site)
        {
            using var guest = new HttpBrowser(site);
            await guest.OpenAsync("/en/tickets/open/fault");
            var subject = $"Zzyx {number} {requests++}";
            var form = guest.Form("open/fault");
            var fields = HttpBrowser.Fields(
                form,
                [.. TicketPortal.FaultOfGuest.Where(f => f.Name is not ("subject" or "act")), ("subject", subject), ("act", "confirm")]
            );
            open = (subject, new FormUrlEncodedContent(fields), guest.Cookies.GetCookieHeader(site));
        }

        private async Task SendAsync(Uri site)
        {
            var (subject, form, cookies) = open!.Value;
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = site,
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/en/tickets/open/fault", UriKind.Relative))
            {
                Content = new ByteArrayContent(await form.ReadAsByteArrayAsync(Ct)),
            };
            request.Content.Headers.ContentType = form.Headers.ContentType;
            request.Headers.Add("Cookie", cookies);
            using var answer = await client.SendAsync(request, Ct);
            if (answer.StatusCode != HttpStatusCode.Found)
                return; // busy: once more
            filed[subject] = answer.Headers.Location!.ToString().Split('/')[^2];
            open = null;
        }
    }
}
