using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Plans.Orders;
using Portal.Web.Agents;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Prepared;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Plans.Prepared;

/// <summary>A change that the help desk prepares and the customer decides on, on a running portal.</summary>
public abstract class PreparedChangeTests
{
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract Task<InProcessPortal> PortalAsync();

    [Fact]
    public async Task Confirmed_in_two_tabs_at_once_it_is_one_order_and_the_ticket_notes_it_once()
    {
        var desk = await DeskAsync();
        var change = await desk.PrepareAsync();
        var (one, other) = (await desk.QuoteAsync(change), await desk.QuoteAsync(change));
        var answers = await Task.WhenAll(
            desk.Orders.ConfirmAsync(desk.Customer, one, true, Ct),
            desk.Orders.ConfirmAsync(desk.Customer, one, true, Ct),
            desk.Orders.ConfirmAsync(desk.Customer, other, true, Ct),
            desk.Orders.ConfirmAsync(desk.Customer, other, true, Ct)
        );
        Assert.Equal([null, null, ChangeRefusal.OpenOrder, ChangeRefusal.OpenOrder], answers.Order());
        var order = Assert.Single(await desk.Orders.ListAsync(desk.Number, 10, Ct));
        var ended = await desk.ReadAsync(change);
        Assert.Equal((PreparedState.Confirmed, order.Reference), (ended.State, ended.OrderReference));
        Assert.Equal([$"Prepared {change.Reference}", $"Confirmed {order.Reference}"], await desk.NotesAsync());
        Assert.Equal(TicketState.InProgress, (await desk.TicketAsync()).State); // they were asked, and have answered
    }

    [Fact]
    public async Task While_an_order_is_on_its_way_or_another_change_is_open_nothing_is_prepared_for_the_line()
    {
        var desk = await DeskAsync();
        var (reference, _) = await desk.Orders.QuoteAsync(desk.Customer, desk.ToFibre500, Language.English, Ct);
        Assert.Null(await desk.Orders.ConfirmAsync(desk.Customer, reference!, true, Ct));
        Assert.Equal((ChangeRefusal.OpenOrder, null), await desk.TryAsync(desk.ToFibre500));
        Assert.Empty(await desk.NotesAsync());
        Assert.Null(await desk.Orders.CancelAsync(desk.Customer, reference!, Ct));
        var change = await desk.PrepareAsync();
        Assert.Equal((null, AgentRefusal.ChangePrepared), await desk.TryAsync(desk.ToFibre500 with { Plan = "fibre-1000" }));
        Assert.Equal((null, null), await desk.TryAsync(desk.ToFibre500)); // the same form, sent twice
        Assert.Null(await desk.WithdrawAsync(change));
        Assert.Equal((null, null), await desk.TryAsync(desk.ToFibre500 with { Plan = "fibre-1000" }));
        Assert.Equal(1, await desk.CountAsync("select count(*) from prepared_change where service_number = @line and state = 'Open'"));
    }

    [Fact]
    public async Task Two_agents_who_prepare_at_once_ask_the_customer_one_thing()
    {
        var desk = await DeskAsync();
        var seen = await desk.TicketAsync();
        var answers = await Task.WhenAll(
            desk.Preparation.PrepareAsync(desk.Agent, seen, desk.ToFibre500, Ct),
            desk.Preparation.PrepareAsync(desk.Supervisor, seen, desk.ToFibre500 with { Plan = "fibre-1000" }, Ct)
        );
        Assert.Single(answers, a => a == (null, null));
        Assert.Equal(1, await desk.CountAsync("select count(*) from prepared_change where service_number = @line"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from ticket_entry where ticket_id = @ticket and kind = 'Reply'"));
    }

    [Fact]
    public async Task Only_people_of_the_tickets_level_prepare_and_withdraw()
    {
        var desk = await DeskAsync();
        var second = desk.Agent with { Roles = [Roles.Agent2] };
        var seen = await desk.TicketAsync();
        Assert.Equal((null, AgentRefusal.NotYourLevel), await desk.Preparation.PrepareAsync(second, seen, desk.ToFibre500, Ct));
        var change = await desk.PrepareAsync();
        Assert.Equal(AgentRefusal.NotYourLevel, await desk.Preparation.WithdrawAsync(second, seen, change.Reference, Ct));
        Assert.Equal(PreparedState.Open, (await desk.ReadAsync(change)).State);
    }

    [Theory]
    [InlineData(PreparedState.Declined)]
    [InlineData(PreparedState.Withdrawn)]
    [InlineData(PreparedState.Expired)]
    public async Task What_has_ended_is_not_ordered_however_long_the_summary_was_open(PreparedState end)
    {
        var desk = await DeskAsync();
        var change = await desk.PrepareAsync();
        var quote = await desk.QuoteAsync(change);
        await desk.EndAsync(change, end);
        Assert.Equal(ChangeRefusal.PreparedOver, await desk.Orders.ConfirmAsync(desk.Customer, quote, true, Ct));
        Assert.Empty(await desk.Orders.ListAsync(desk.Number, 10, Ct));
        Assert.Equal(end, (await desk.ReadAsync(change)).State);
        Assert.Equal([$"Prepared {change.Reference}", $"{end} {change.Reference}"], await desk.NotesAsync());
        Assert.Empty(await desk.Prepared.OpenAsync(desk.Number, Ct));
        await desk.EndAsync(change, end); // a second click, or another node
        Assert.Equal(2, (await desk.NotesAsync()).Count);
    }

    [Fact]
    public async Task Nobody_else_finds_confirms_or_declines_it()
    {
        var (desk, other) = (await DeskAsync(), await DeskAsync());
        var change = await desk.PrepareAsync();
        Assert.Null(await desk.Prepared.FindAsync(other.Number, change.Reference, Ct));
        Assert.Equal(ChangeRefusal.UnknownOrder, await desk.Prepared.DeclineAsync(other.Customer, change.Reference, Ct));
        var (quote, _) = await desk.Orders.QuoteAsync(other.Customer, other.ToFibre500, Language.English, Ct, change.Reference);
        Assert.Equal(ChangeRefusal.UnknownOrder, await desk.Orders.ConfirmAsync(other.Customer, quote!, true, Ct));
        Assert.Equal(PreparedState.Open, (await desk.ReadAsync(change)).State);
    }

    [Fact]
    public async Task What_costs_otherwise_than_it_was_shown_is_not_ordered_and_stays_open()
    {
        var desk = await DeskAsync();
        var catalogue = desk.Portal.Services.GetRequiredService<ICatalogue>();
        var sold = (await catalogue.FindExtraAsync("voice-flat", null, Ct)).Value!;
        var brief = sold with { Code = "brief-" + desk.Line.ToLowerInvariant(), Fee = new(199, "EUR") };
        await desk.Db.WriteAsync(work => ExtraVersions.PublishAsync(work, brief), Ct);
        var change = await desk.PrepareAsync(new(desk.Line, null, brief.Code, null, null));
        var quote = await desk.QuoteAsync(change);
        await desk.Db.WriteAsync(
            work => ExtraVersions.PublishAsync(work, brief with { Version = brief.Version + 1, Fee = new(299, "EUR") }),
            Ct
        );
        Assert.Equal(ChangeRefusal.QuoteChanged, await desk.Orders.ConfirmAsync(desk.Customer, quote, true, Ct));
        Assert.Equal(PreparedState.Open, (await desk.ReadAsync(change)).State);
        var again = await desk.QuoteAsync(change);
        Assert.Null(await desk.Orders.ConfirmAsync(desk.Customer, again, true, Ct));
        Assert.Equal(again, (await desk.ReadAsync(change)).OrderReference);
    }

    [Fact]
    public async Task The_holder_of_the_account_gets_the_sums_and_the_ticket_says_nothing_of_the_contract()
    {
        var desk = await DeskAsync(email: "somebody-who-asked@example.org");
        var change = await desk.PrepareAsync();
        await desk.Portal.ButtonsAsync(desk.Customer.Email, $"/plans/prepared/{change.Reference}", Ct);
        var told = string.Concat(desk.Portal.Mails(desk.Customer.Email).Select(m => m.Html));
        Assert.Contains("34", told, StringComparison.Ordinal);
        var reply = Assert.Single(
            await desk.Db.ListAsync<string>(
                "select text from ticket_entry where ticket_id = @id and kind = 'Reply'",
                new { id = (await desk.TicketAsync()).Id },
                Ct
            )
        );
        Assert.Contains($"/plans/prepared/{change.Reference}", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("500", reply, StringComparison.Ordinal);
        Assert.Equal(TicketState.Pending, (await desk.TicketAsync()).State);
    }

    [Fact]
    public async Task It_is_in_the_copy_of_the_customers_data_and_forgets_who_prepared_it()
    {
        var desk = await DeskAsync();
        var change = await desk.PrepareAsync();
        var kept = new PreparedChangeData(desk.Db);
        var row = Assert.Single((await kept.ReadAsync(new DataSubject(desk.Customer.PersonId, "", desk.Number), Ct))[0].Rows);
        Assert.Equal((change.Reference, "open"), (row["reference"], row["state"]));
        Assert.Empty((await kept.ReadAsync(new DataSubject(desk.Agent.PersonId, "", null), Ct))[0].Rows);
        await desk.Db.WriteAsync(work => kept.EraseAsync(work, new DataSubject(desk.Agent.PersonId, "", null)), Ct);
        Assert.Null((await desk.ReadAsync(change)).PreparedBy);
    }

    private async Task<Desk> DeskAsync(string? email = null)
    {
        var portal = await PortalAsync();
        var name = GetType().Name.ToUpperInvariant()[..4];
        var count = Interlocked.Increment(ref customers);
        var (number, line) = ($"PC{count}{name}", $"PL{count}{name}");
        var record = new CustomerRecord
        {
            Customer = new()
            {
                Number = number,
                Kind = CustomerKind.Person,
                Name = "Customer who asked for a change",
                State = CustomerState.Active,
                Language = "es",
            },
            Services = [OnFibre100(line)],
        };
        await portal.Services.GetRequiredService<Database>().WriteAsync(work => work.WriteAsync(record), Ct);
        var data = TestData.In(portal);
        var customer = await data.CustomerWithPasswordAsync(p => p.CustomerNumber = number);
        var (agent, supervisor) = (await data.StaffAsync(Roles.Agent1), await data.SupervisorAsync());
        var ticket = await data.OpenTicketAsync(new() { Customer = number, Email = email ?? customer.Email });
        return new(portal, ticket, line, Who(customer, number), Who(agent, null, Roles.Agent1), Who(supervisor, null, Roles.Supervisor));
    }

    private static Me Who(Person person, string? number, params string[] roles) =>
        new()
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = number,
            SessionId = 0,
            SecondStep = true,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = roles,
        };

    private static Service OnFibre100(string number) =>
        new()
        {
            Number = number,
            Address = new Address
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = "ES",
            },
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = "Fibra 100",
            PlanCode = "fibre-100",
            PlanVersion = 1,
            Fee = new(2499, "EUR"),
            TermMonths = 24,
            StartedOn = new(2024, 1, 1),
            CommittedUntil = new(2025, 12, 31),
            Devices = [],
        };

    public sealed class OnSqlite(SharedPortal portal) : PreparedChangeTests
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }

    public sealed class OnPostgres(PlanPostgresPortal portal) : PreparedChangeTests, IClassFixture<PlanPostgresPortal>
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }
}
