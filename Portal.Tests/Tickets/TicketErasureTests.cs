using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>What is left of a ticket when its customer is gone or its time is over, on each database.</summary>
public abstract class TicketErasureTests(DatabaseFixture data)
{
    private static readonly TicketActor Guest = new(null, "Customer at home", "guest");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_somebody_sent_as_a_guest_or_by_telephone_is_in_the_copy_and_goes_with_the_account()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var number = $"KD{Guid.NewGuid():N}";
        var owner = new DataSubject(await desk.PersonAsync(), "key", number)
        {
            Mailboxes = ["Two.Spellings@example.org", "second@example.org"],
        };
        var guest = await desk.Desk.OpenAsync(TicketTestHost.Filed() with { Email = "two.spellings@EXAMPLE.org" }, Ct);
        var phone = await desk.FileAsync();
        await desk.SetAsync(phone, "email = '', customer_number = @number", values: new { number });
        var (nobody, stranger) = (
            await desk.FileAsync(),
            await desk.Desk.OpenAsync(TicketTestHost.Filed() with { Email = "other.spellings@example.org" }, Ct)
        );
        await desk.SetAsync(nobody, "email = ''");
        Assert.Equal([guest.Reference, phone.Reference], await ReferencesAsync(desk, owner));
        await data.Database.WriteAsync(work => desk.OwnData.EraseAsync(work, owner), Ct);
        foreach (var gone in new[] { guest, phone })
            Assert.Equal(("", TicketErasure.Nobody, null), await LeftAsync(desk, gone));
        foreach (var kept in new[] { nobody, stranger })
            Assert.Equal("Customer at home", (await desk.ReadAsync(kept)).Name);
        Assert.Empty(await ReferencesAsync(desk, owner));
    }

    [Fact]
    public async Task Requests_another_person_sent_for_the_same_customer_number_are_seen_and_stay_theirs()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var (number, other) = ($"KD{Guid.NewGuid():N}", await desk.PersonAsync());
        var ticket = await desk.FileAsync(personId: other);
        await desk.SetAsync(ticket, "customer_number = @number", values: new { number });
        var owner = new DataSubject(await desk.PersonAsync(), "key", number);
        Assert.Equal([ticket.Reference], await ReferencesAsync(desk, owner));
        await data.Database.WriteAsync(work => desk.OwnData.EraseAsync(work, owner), Ct);
        Assert.Equal("Customer at home", (await desk.ReadAsync(ticket)).Name);
    }

    [Fact]
    public async Task An_article_that_helped_is_in_the_copy()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var person = await desk.PersonAsync();
        await desk.Get<Deflection>().SolvedAsync("no-internet", "de", "Fault.internet", person, null, Ct);
        var row = Assert.Single((await desk.OwnData.ReadAsync(new(person, "key", null), Ct)).Single(t => t.Name == "deflections").Rows);
        Assert.Equal(("no-internet", "de"), (row["article"], row["language"]));
    }

    [Fact]
    public async Task What_ended_long_ago_is_erased_after_its_days_and_what_is_open_is_not()
    {
        await using var desk = await TicketTestHost.OpenAsync(data);
        var retention = desk.Get<TicketRetention>();
        var (ended, open) = (await desk.FileAsync(), await desk.FileAsync());
        await desk.Desk.CloseAsync(ended, Guest, "", Ct);
        data.Clock.Advance(TimeSpan.FromDays(1094));
        var late = await desk.FileAsync();
        await desk.Desk.CloseAsync(late, Guest, "", Ct);
        await retention.RunAsync(Ct);
        Assert.Equal("Customer at home", (await desk.ReadAsync(ended)).Name);
        data.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(retention.RunAsync(Ct), retention.RunAsync(Ct));
        Assert.Equal(("", TicketErasure.Nobody, null), await LeftAsync(desk, ended));
        foreach (var kept in new[] { open, late })
            Assert.Equal("Customer at home", (await desk.ReadAsync(kept)).Name);
        Assert.Equal(0, await retention.RunAsync(Ct));
        Assert.Equal(
            0,
            await new TicketRetention(data.Database, desk.Get<TicketErasure>(), new RetentionOptions { TicketDays = 0 }).RunAsync(Ct)
        );
    }

    private static async Task<IEnumerable<string?>> ReferencesAsync(TicketTestHost desk, DataSubject owner) =>
        (await desk.OwnData.ReadAsync(owner, Ct)).Single(t => t.Name == "tickets").Rows.Select(r => r["reference"]);

    private static async Task<(string Name, string Email, string? Customer)> LeftAsync(TicketTestHost desk, Ticket ticket)
    {
        var left = await desk.ReadAsync(ticket);
        Assert.All(await desk.MomentsAsync(ticket), m => Assert.Equal("", m.Text));
        return (left.Name, left.Email, left.CustomerNumber);
    }

    public sealed class OnSqlite(SqliteFixture data) : TicketErasureTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : TicketErasureTests(data), IClassFixture<PostgresFixture>;
}
