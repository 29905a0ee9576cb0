using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>More people at the door than passwords can be hashed.</summary>
public sealed class SignInFloodTests
{
    private const string Attempts = "select count(*) from attempt where scope = 'sign-in/account'";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_too_many_is_told_so_at_once_keeps_what_was_typed_and_has_no_attempt_counted()
    {
        // nobody's turn ends soon
        var more = new Dictionary<string, string> { ["Passwords__Rounds"] = "10000000", ["Limits__FormsPerMinute"] = "1000" };
        await using var program = await PortalProgram.StartAsync(new PortalSettings { More = more }, Ct);
        await using var db = new SqliteConnection(
            $"Data Source={Path.Combine(program.DataFolder, "portal.db")};Mode=ReadOnly;Pooling=false"
        );
        var flood = await ComeAsync(program, 48);
        await Until.TrueAsync(
            () => Task.FromResult(flood.Count(f => f.Sent.IsCompleted) >= 4),
            () => $"{flood.Count(f => f.Sent.IsCompleted)} were sent away",
            Ct
        );
        var counted = await db.ExecuteScalarAsync<long>(Attempts);
        var late = await ComeAsync(program, 5);
        await Until.TrueAsync(
            () => Task.FromResult(late.Count(l => l.Sent.IsCompleted) >= 4),
            () => $"{late.Count(l => l.Sent.IsCompleted)} of those who came late were sent away",
            Ct
        );
        var refused = late.Where(l => l.Sent.IsCompleted).Select(l => l.Guest).ToList();
        Assert.All(refused, IsGivenBack);
        Assert.InRange(await db.ExecuteScalarAsync<long>(Attempts), counted, counted + late.Count - refused.Count);
        await program.KillAsync();
        await Task.WhenAll(flood.Concat(late).Select(v => v.Sent.ContinueWith(_ => v.Guest.Dispose(), TaskScheduler.Default)));
    }

    private static async Task<List<(HttpBrowser Guest, Task Sent)>> ComeAsync(PortalProgram program, int people)
    {
        var guests = Enumerable.Range(0, people).Select(_ => new HttpBrowser(program.Address)).ToList();
        await Task.WhenAll(guests.Select(g => g.OpenAsync("/pt/sign-in")));
        return
        [
            .. guests.Select(
                (g, n) =>
                    (g, g.SendAsync("/pt/sign-in", ("email", $"reader{n}.of.{people}@example.org"), ("password", "seven green umbrellas")))
            ),
        ];
    }

    private static void IsGivenBack(HttpBrowser guest)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "pt"), (guest.Status, guest.Page.DocumentElement.GetAttribute("lang")));
        Assert.NotNull(guest.Answer.Headers.RetryAfter);
        Assert.StartsWith("reader", guest.Page.QuerySelector("#email")!.GetAttribute("value"), StringComparison.Ordinal);
    }
}
