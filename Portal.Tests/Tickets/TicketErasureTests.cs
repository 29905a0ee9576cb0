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
        await using var host = await TicketTestHost.OpenAsync(data);
        var number = $"KD{Guid.NewGuid():N}";
        var owner = new DataSubject(await host.PersonAsync(), "key", number)
        {
            Mailboxes = ["Two.Spellings@example.org", "second@example.org"],
        };
        var guest = await host.Service.OpenAsync(TicketTestHost.Filed() with { Email = "two.spellings@EXAMPLE.org" }, Ct);
        var phone = await host.FileAsync();
        await host.SetAsync(phone, "email = '', customer_number = @number", values: new { number });
        var (nobody, stranger) = (
            await host.FileAsync(),
            await host.Service.OpenAsync(TicketTestHost.Filed() with { Email = "other.spellings@example.org" }, Ct)
        );
        await host.SetAsync(nobody, "email = ''");
        Assert.Equal([guest.Reference, phone.Reference], await ReferencesAsync(host, owner));
        await data.Database.WriteAsync(work => host.OwnData.EraseAsync(work, owner), Ct);
        foreach (var gone in new[] { guest, phone })
            Assert.Equal(("", TicketErasure.Nobody, null), await LeftAsync(host, gone));
        foreach (var kept in new[] { nobody, stranger })
            Assert.Equal("Customer at home", (await host.ReadAsync(kept)).Name);
        Assert.Empty(await ReferencesAsync(host, owner));
    }

    [Fact]
    public async Task Requests_another_person_sent_for_the_same_customer_number_are_seen_and_stay_theirs()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (number, other) = ($"KD{Guid.NewGuid():N}", await host.PersonAsync());
        var ticket = await host.FileAsync(personId: other);
        await host.SetAsync(ticket, "customer_number = @number", values: new { number });
        var owner = new DataSubject(await host.PersonAsync(), "key", number);
        Assert.Equal([ticket.Reference], await ReferencesAsync(host, owner));
        await data.Database.WriteAsync(work => host.OwnData.EraseAsync(work, owner), Ct);
        Assert.Equal("Customer at home", (await host.ReadAsync(ticket)).Name);
    }

    [Fact]
    public async Task An_article_that_helped_is_in_the_copy()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var person = await host.PersonAsync();
        await host.Get<Deflection>().SolvedAsync("no-internet", "de", "Fault.internet", person, null, Ct);
        var row = Assert.Single((await host.OwnData.ReadAsync(new(person, "key", null), Ct)).Single(t => t.Name == "deflections").Rows);
        Assert.Equal(("no-internet", "de"), (row["article"], row["language"]));
    }

    [Fact]
    public async Task What_ended_long_ago_is_erased_after_its_days_and_what_is_open_is_not()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var retention = host.Get<TicketRetention>();
        var (ended, open) = (await host.FileAsync(), await host.FileAsync());
        await host.Service.CloseAsync(ended, Guest, "", Ct);
        data.Clock.Advance(TimeSpan.FromDays(1094));
        var late = await host.FileAsync();
        await host.Service.CloseAsync(late, Guest, "", Ct);
        await retention.RunAsync(Ct);
        Assert.Equal("Customer at home", (await host.ReadAsync(ended)).Name);
        data.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(retention.RunAsync(Ct), retention.RunAsync(Ct));
        Assert.Equal(("", TicketErasure.Nobody, null), await LeftAsync(host, ended));
        foreach (var kept in new[] { open, late })
            Assert.Equal("Customer at home", (await host.ReadAsync(kept)).Name);
        Assert.Equal(0, await retention.RunAsync(Ct));
        Assert.Equal(
            0,
            await new TicketRetention(data.Database, host.Get<TicketErasure>(), new RetentionOptions { TicketDays = 0 }).RunAsync(Ct)
        );
    }

    private static async Task<IEnumerable<string?>> ReferencesAsync(TicketTestHost host, DataSubject owner) =>
        (await host.OwnData.ReadAsync(owner, Ct)).Single(t => t.Name == "tickets").Rows.Select(r => r["reference"]);

    private static async Task<(string Name, string Email, string? Customer)> LeftAsync(TicketTestHost host, Ticket ticket)
    {
        var left = await host.ReadAsync(ticket);
        Assert.All(await host.MomentsAsync(ticket), m => Assert.Equal("", m.Text));
        return (left.Name, left.Email, left.CustomerNumber);
    }

    public sealed class OnSqlite(SqliteFixture data) : TicketErasureTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : TicketErasureTests(data), IClassFixture<PostgresFixture>;
}
