using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Hosting;
using Portal.Tests.Map;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>
/// What other help desks have got wrong about promises and links, and that it goes right here. docs/tickets.md names these tests.
/// </summary>
[Collection(TicketCollection.Name)]
public sealed partial class PromiseTests(TicketPortal portal)
{
    private const string Promised = """
        select state || '|' || level || '|' || skill || '|' || priority || '|' || severity || '|' || priority_reason || '|' ||
            coalesce(waiting_for, '-') || '|' || coalesce(paused_at, '-')
            || '|' || first_reply_due || '|' || next_update_due || '|' || coalesce(deadline_at, '-') || '|' || coalesce(expected_at,
                '-') || '|' || delay_reason || '|' || reopen_count
        from ticket where reference = $r
        """;

    private static readonly (string Name, string Value)[] Meddling =
    [
        .. from name in new[]
        {
            "next_update_due",
            "NextUpdateDue",
            "Ticket.NextUpdateDue",
            "paused_at",
            "PausedAt",
            "waiting_for",
            "WaitingFor",
            "due",
            "until",
            "expected_at",
            "deadline_at",
            "first_reply_due",
        }
        select (name, "2099-01-01T00:00:00Z"),
        ("state", "Closed"),
        ("Ticket.State", "Pending"),
        ("level", "3"),
        ("priority", "1"),
        ("severity", "Total"),
        ("reopened", "9"),
        ("incident", "N-DEM0-001R"),
    ];

    [Theory]
    [InlineData("account")]
    [InlineData("browser")]
    [InlineData("link")]
    public async Task A_reply_by_any_way_in_lets_the_clock_run_again(string way)
    {
        var (guest, reference) = await ComeAsync(way);
        var asked = $"{DateTimeOffset.UtcNow.AddDays(-3):yyyy-MM-dd HH:mm:ss.ffffff+00:00}";
        await portal.EntryAsync(reference, EntryKind.Reply, "Which lights are on?");
        await portal.AskAsync(
            """
            update ticket set state = 'Pending', waiting_for = 'Customer', paused_at = $asked, next_update_due = $asked
            where reference = $r
            """,
            ("$asked", asked),
            ("$r", reference)
        );
        await guest.OpenAsync($"/en/tickets/{reference}");
        Assert.NotNull(guest.Page.QuerySelector("#standing.waits"));
        await guest.SendAsync($"/en/tickets/{reference}", ("text", "The green one."), ("act", "send"));
        Assert.EndsWith("?done=sent", guest.Address, StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("#standing.waits"));
        Assert.Equal(
            "InProgress--",
            await portal.AskAsync(
                "select state || coalesce(waiting_for, '-') || coalesce(paused_at, '-') from ticket where reference = $r",
                ("$r", reference)
            )
        );
        var due = DateTimeOffset.Parse(
            (await portal.AskAsync("select next_update_due from ticket where reference = $r", ("$r", reference)))!,
            CultureInfo.InvariantCulture
        );
        Assert.True(due > DateTimeOffset.UtcNow, $"{due:O}");
        guest.Dispose();
    }

    [Fact]
    public async Task Nobody_changes_a_promise_by_sending_more_than_the_form_has()
    {
        var (guest, reference) = await ComeAsync("browser");
        var before = await PromisedAsync(reference);
        await guest.OpenAsync($"/en/tickets/{reference}");
        await guest.SendAsync($"/en/tickets/{reference}", [.. Meddling, ("text", "Just a word."), ("act", "send")]);
        Assert.EndsWith("?done=sent", guest.Address, StringComparison.Ordinal);
        var query = string.Join('&', Meddling.Select(m => $"{m.Name}={Uri.EscapeDataString(m.Value)}"));
        await guest.SendAsync(
            $"/en/tickets/{reference}?{query}",
            guest.Form($"/en/tickets/{reference}"),
            ("text", "And another."),
            ("act", "send")
        );
        Assert.Equal(before, await PromisedAsync(reference));
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", [.. TicketPortal.FaultOfGuest, .. Meddling]);
        if (!guest.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await guest.SendAsync("open/fault", ("act", "confirm"));
        var filed = await PromisedAsync(TicketPortal.ReferenceIn(guest));
        Assert.StartsWith("Acknowledged|1|", filed, StringComparison.Ordinal);
        Assert.DoesNotContain("2099", filed, StringComparison.Ordinal);
        guest.Dispose();
    }

    [Fact]
    public async Task A_guests_link_fails_the_second_time_and_never_opens_another_request()
    {
        var (_, mine) = await portal.FiledAsync("mine@example.org");
        var (_, theirs) = await portal.FiledAsync("theirs@example.org");
        var link = await portal.LinkAsync("mine@example.org");
        using var guest = portal.Come();
        await guest.OpenAsync(link);
        await guest.SendAsync("tickets/link", ("reference", theirs));
        Assert.Equal($"/en/tickets/{mine}", guest.Address); // whatever else is sent with it
        foreach (
            var address in new[]
            {
                $"/en/tickets/{theirs}",
                $"/en/tickets/{theirs}/receipt",
                $"/en/tickets/{theirs}/survey",
                $"/en/tickets/{theirs}/events?after=0",
            }
        )
        {
            await guest.OpenAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, guest.Status));
        }

        foreach (var again in new[] { guest, portal.Come() })
        {
            await again.OpenAsync(link);
            Assert.DoesNotContain(
                again.Page.Forms,
                f => (f.GetAttribute("action") ?? "").EndsWith("tickets/link", StringComparison.Ordinal)
            ); // not even offered
        }
    }

    [Fact]
    public void Every_trap_that_others_fell_into_names_a_test_that_exists()
    {
        var rows = Repository
            .Text("docs/tickets.md")
            .Split("## Traps")[1]
            .Split("\n## ")[0]
            .Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .ToList();
        Assert.Equal(10, rows.Count);
        Assert.DoesNotContain(rows, r => !Named().IsMatch(r));
        Assert.Empty(rows.SelectMany(r => Named().Matches(r).Select(m => m.Groups[1].Value)).Except(NameTests.All));
    }

    private Task<string?> PromisedAsync(string reference) => portal.AskAsync(Promised, ("$r", reference));

    private async Task<(HttpBrowser Guest, string Reference)> ComeAsync(string way)
    {
        if (way == "account")
        {
            var customer = portal.Come();
            await customer.SignInAsCustomerAsync(1005);
            await customer.OpenAsync("/en/tickets/open/fault");
            await customer.SendAsync("open/fault", [.. TicketPortal.Fault[..^1], ("act", "confirm")]);
            return (customer, TicketPortal.ReferenceIn(customer));
        }

        var (filer, reference) = await portal.FiledAsync($"{way}@example.org");
        if (way == "browser")
            return (filer, reference);
        filer.Dispose();
        var guest = portal.Come();
        await guest.OpenAsync(await portal.LinkAsync($"{way}@example.org"));
        await guest.SendAsync("tickets/link");
        return (guest, reference);
    }

    [GeneratedRegex("`([A-Za-z]+\\.[A-Za-z_]+)`")]
    private static partial Regex Named();
}
