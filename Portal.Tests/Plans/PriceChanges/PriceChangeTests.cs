using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Data;
using Portal.Web.Messages;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Plans.Termination;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;

namespace Portal.Tests.Plans.PriceChanges;

/// <summary>A new price from its plan to the day it holds, on each database.</summary>
public abstract class PriceChangeTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_concerned_is_told_once_and_pays_the_new_price_from_a_month_of_theirs_on()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var other = await host.CustomerAsync(line: l => l with { Fee = new(2499, "EUR") }); // agreed for themselves
        var reference = await host.AnnouncedAsync(1);
        await Task.WhenAll(host.RunAsync(), host.RunAsync());
        await host.RunAsync();
        var mail = Assert.Single(await host.MailsAsync(customer));
        Assert.Equal("es", mail.Language);
        Assert.Contains(mail.Blocks.OfType<Facts>().Single().Rows, f => f.Value.Contains("34,99", StringComparison.Ordinal));
        Assert.EndsWith("/es/cancel", Assert.Single(mail.Blocks.OfType<Button>()).Address, StringComparison.Ordinal);
        Assert.Empty(await host.MailsAsync(other));
        var line = await host.LineAsync(customer);
        var from = line.NextFee!.Day;
        Assert.Equal((1, 3499L), (from.Day, line.NextFee.Fee.Minor));
        Assert.True(from >= host.Day);
        await host.Host.Get<OrderFulfilment>().RunAsync(from.AddDays(-1), Ct);
        Assert.Equal(2999, (await host.LineAsync(customer)).Fee!.Value.Minor);
        await host.Host.Get<OrderFulfilment>().RunAsync(from, Ct);
        await host.Host.Get<OrderFulfilment>().RunAsync(from, Ct);
        line = await host.LineAsync(customer);
        Assert.Equal((3499L, new FeeChange(from, new(2999, "EUR")), (FeeChange?)null), (line.Fee!.Value.Minor, line.LastFee, line.NextFee));
        data.Clock.Advance(TimeSpan.FromDays(from.DayNumber - host.Host.Today.DayNumber + 1));
        await host.RunAsync();
        Assert.Equal((PriceChangeState.InEffect, "InEffect"), (await host.StateAsync(reference), await host.LineStateAsync(customer)));
        Assert.Single(await host.MailsAsync(customer));
        Assert.Equal(2499, (await host.LineAsync(other)).Fee!.Value.Minor);
    }

    [Fact]
    public async Task The_month_before_is_billed_at_the_old_price_and_the_first_month_at_the_new_one()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync(line: l => l with { StartedOn = host.Host.Today.AddYears(-3), CommittedUntil = null });
        await host.AnnouncedAsync(1);
        await host.RunAsync();
        var from = (await host.LineAsync(customer)).NextFee!.Day;
        await Bills().RunAsync(from.AddMonths(-1), Ct);
        await Bills().RunAsync(from, Ct);
        await Bills().RunAsync(from, Ct);
        var bills = (await new EmbeddedBilling(data.Database, new()).ListAsync(customer.Number, 10, Ct)).Value!;
        Assert.Equal([2999, 3499], bills.OrderBy(b => b.Period.Start).Select(b => b.Total.Minor));
        var notices = host.Host.Get<PriceNoticeReader>();
        Assert.Contains(customer.Number + "L1", await notices.ChangedAsync(customer.Number, bills.MaxBy(b => b.Period.Start)!.Period, Ct));
        Assert.Empty(await notices.ChangedAsync(customer.Number, bills.MinBy(b => b.Period.Start)!.Period, Ct));
    }

    [Fact]
    public async Task Stopped_half_way_it_goes_on_and_nobody_is_told_twice_or_missed()
    {
        using var stop = new CancellationTokenSource();
        var given = 0;
        await using var host = await PriceChangeHost.OpenAsync(
            data,
            orders => new StoppingOrders(orders, () => ++given == 3 ? stop : null)
        );
        var customers = new List<Customer>();
        for (var n = 0; n < 6; n++)
            customers.Add(await host.CustomerAsync());
        await host.AnnouncedAsync(6);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Processor.RunAsync(stop.Token));
        await host.RunAsync();
        foreach (var customer in customers)
        {
            Assert.Single(await host.MailsAsync(customer));
            Assert.Equal("Ordered", await host.LineStateAsync(customer));
            var orders = (await host.Host.Get<IOrders>().ListAsync(customer.Number, Ct)).Value!;
            Assert.Equal(OrderKind.ChangeFee, Assert.Single(orders).Request.Kind);
        }
    }

    [Fact]
    public async Task Who_changes_plan_or_leaves_meanwhile_is_not_concerned()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var (moved, left) = (await host.CustomerAsync(), await host.CustomerAsync());
        await host.AnnouncedAsync(2);
        await host.RunAsync();
        var from = (await host.LineAsync(moved)).NextFee!.Day;
        await SetAsync(moved, "plan_code = 'another', fee = 4499");
        await SetAsync(left, "state = 'terminated'");
        Assert.Null((await host.LineAsync(moved)).NextFee);
        Assert.Null(await host.Host.Get<PriceNoticeReader>().FindAsync(await host.LineAsync(moved), Ct));
        await host.Host.Get<OrderFulfilment>().RunAsync(from, Ct);
        Assert.Equal(4499, (await host.LineAsync(moved)).Fee!.Value.Minor);
        Assert.Equal(2999, (await host.LineAsync(left)).Fee!.Value.Minor);
        data.Clock.Advance(TimeSpan.FromDays(from.DayNumber - host.Host.Today.DayNumber + 1));
        await host.RunAsync();
        Assert.Equal(("NotConcerned", "NotConcerned"), (await host.LineStateAsync(moved), await host.LineStateAsync(left)));
    }

    [Fact]
    public async Task Of_two_administrators_who_announce_at_once_one_does_and_the_other_is_told()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var reference = await host.PlannedAsync();
        Assert.Equal(PriceChangeRefusal.CountDiffers, await host.Changes.AnnounceAsync(PriceChangeHost.Administrator, reference, 2, Ct));
        Assert.Equal(PriceChangeRefusal.CountDiffers, await host.Changes.AnnounceAsync(PriceChangeHost.Administrator, reference, null, Ct));
        var answers = await Task.WhenAll(
            host.Changes.AnnounceAsync(PriceChangeHost.Administrator, reference, 1, Ct),
            host.Changes.AnnounceAsync(PriceChangeHost.Administrator, reference, 1, Ct)
        );
        Assert.Equal([null, PriceChangeRefusal.NotPlanned], answers.Order());
        await host.RunAsync();
        Assert.Single(await host.MailsAsync(customer));
    }

    [Fact]
    public async Task Cancelled_before_it_is_announced_nobody_hears_of_it()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var reference = await host.PlannedAsync();
        Assert.Null(await host.Changes.CancelAsync(PriceChangeHost.Administrator, reference, Ct));
        Assert.Equal(PriceChangeRefusal.NotPlanned, await host.Changes.AnnounceAsync(PriceChangeHost.Administrator, reference, 1, Ct));
        await host.RunAsync();
        Assert.Empty(await host.MailsAsync(customer));
    }

    [Fact]
    public async Task Cancelled_after_it_was_announced_customers_are_told_and_the_price_stays()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var reference = await host.AnnouncedAsync(1);
        await host.RunAsync();
        var from = (await host.LineAsync(customer)).NextFee!.Day;
        Assert.Null(await host.Changes.CancelAsync(PriceChangeHost.Administrator, reference, Ct));
        Assert.Null(await host.Changes.CancelAsync(PriceChangeHost.Administrator, reference, Ct));
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.RunAsync();
        await host.RunAsync();
        var mails = await host.MailsAsync(customer);
        Assert.Equal(2, mails.Count);
        Assert.Contains("29,99", mails[1].Blocks.OfType<Paragraph>().First().Text, StringComparison.Ordinal);
        await host.Host.Get<OrderFulfilment>().RunAsync(from, Ct);
        var line = await host.LineAsync(customer);
        Assert.Equal((2999L, (FeeChange?)null), (line.Fee!.Value.Minor, line.NextFee));
        Assert.Null(await host.Host.Get<PriceNoticeReader>().FindAsync(line, Ct));
    }

    [Fact]
    public async Task On_the_last_day_of_the_window_leaving_is_free_and_on_the_day_after_it_is_not()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        await host.AnnouncedAsync(1, host.New(day: host.Host.Today.AddMonths(3)));
        await host.RunAsync();
        var line = await host.LineAsync(customer);
        var last = (await host.Host.Get<PriceNoticeReader>().FindAsync(line, Ct))!.LeaveUntil!.Value;
        Assert.True(last >= host.Host.Today.AddMonths(1));
        var terms = host.Host.Get<ExitTermsReader>();
        var free = (await terms.ReadAsync(line, last, Ct))!;
        Assert.NotNull(free.Notice);
        Assert.Equal(last.AddDays(30), free.Earliest);
        Assert.Null(free.ChargeFor(free.Earliest));
        var late = (await terms.ReadAsync(line, last.AddDays(1), Ct))!;
        Assert.Null(late.Notice);
        Assert.NotNull(late.ChargeFor(late.EarliestWithCharge!.Value));
        // One minute before midnight where the provider is, it is still that day.
        var midnight = host.Host.Get<Portal.Web.Site.LocalTime>().StartOf(last.AddDays(1));
        Assert.Equal(last, host.Host.Get<Portal.Web.Site.LocalTime>().DayOf(midnight.AddMinutes(-1)));
    }

    [Fact]
    public async Task In_Germany_the_contract_then_ends_with_the_change_within_the_term_too()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync("DE", day: host.Day.Day);
        await host.AnnouncedAsync(1);
        await host.RunAsync();
        var line = await host.LineAsync(customer);
        var exit = (await host.Host.Get<ExitTermsReader>().ReadAsync(line, host.Host.Today, Ct))!;
        Assert.Equal(line.NextFee!.Day, exit.Earliest);
        Assert.Null(exit.ChargeFor(exit.Earliest));
    }

    [Fact]
    public async Task A_customer_without_a_mailbox_pays_the_old_price_until_their_letter_was_posted()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync(email: null);
        var reference = await host.AnnouncedAsync(1);
        await host.RunAsync();
        var reader = host.Host.Get<PriceChangeReader>();
        var change = (await reader.FindAsync(reference, Ct))!;
        var letter = Assert.Single(await reader.LettersAsync(change, Ct));
        Assert.Null((await host.LineAsync(customer)).NextFee);
        var yesterday = host.Host.Today.AddDays(-1);
        Assert.Equal(
            PriceChangeRefusal.LettersOld,
            await host.Changes.PostedAsync(PriceChangeHost.Administrator, reference, yesterday, Ct)
        );
        Assert.Null(await host.Changes.PostedAsync(PriceChangeHost.Administrator, reference, host.Host.Today, Ct));
        await host.RunAsync();
        Assert.Equal(letter.Dates.EffectiveOn, (await host.LineAsync(customer)).NextFee!.Day);
        Assert.Empty(await reader.LettersAsync(change, Ct));
    }

    [Fact]
    public async Task What_is_not_lawful_or_not_clear_is_not_planned()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        await host.CustomerAsync();
        Assert.Equal(PriceChangeRefusal.SamePrice, await RefusedAsync(host, host.New(2999)));
        Assert.Equal(PriceChangeRefusal.TooEarly, await RefusedAsync(host, host.New(day: host.Host.Today.AddMonths(1))));
        Assert.Equal(PriceChangeRefusal.NobodyConcerned, await RefusedAsync(host, host.New(country: "PT")));
        var own = host.New() with
        {
            Reason = PriceChangeReason.Own,
            Texts = new Dictionary<string, string> { ["en"] = "Because." },
        };
        var reference = await host.PlannedAsync(own);
        Assert.Equal(reference, await host.PlannedAsync(own)); // pressed twice
        Assert.Equal(PriceChangeRefusal.TextsMissing, await host.Changes.AnnounceAsync(PriceChangeHost.Administrator, reference, 1, Ct));
        Assert.Equal(PriceChangeRefusal.Overlaps, await RefusedAsync(host, host.New(3999)));
    }

    [Fact]
    public async Task A_lower_price_is_good_news_without_a_window_and_an_introductory_price_is_not_touched()
    {
        await using var host = await PriceChangeHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        await host.AnnouncedAsync(1, host.New(2599, host.Host.Today.AddDays(3)));
        await host.RunAsync();
        var mail = Assert.Single(await host.MailsAsync(customer));
        Assert.Empty(mail.Blocks.OfType<Button>());
        var line = await host.LineAsync(customer);
        Assert.True(line.NextFee!.Day <= host.Host.Today.AddDays(3).AddMonths(1));
        Assert.False((await host.Host.Get<PriceNoticeReader>().FindAsync(line, Ct))!.MayLeaveOn(host.Host.Today));
        var regular = Portal.Web.Provider.Catalogue.LineFees.RegularFrom(line, host.Plan)!.Value;
        Assert.Equal(1999, Fee(host, line, regular.AddDays(-1)));
        Assert.Equal(2599, Fee(host, line, regular));
    }

    private InvoiceRun Bills()
    {
        var options = new BillingOptions { IssueInvoices = true };
        var services = new EmbeddedServices(data.Database, new(), data.Clock);
        var lines = new InvoiceLines(services, new EmbeddedCatalogue(data.Database), options);
        return new(data.Database, lines, new OrderFulfilment(data.Database), new(), options, NullLogger<InvoiceRun>.Instance);
    }

    private static long Fee(PriceChangeHost host, Service line, DateOnly day) =>
        Portal.Web.Provider.Catalogue.LineFees.FeeOn(line, host.Plan, day)!.Value.Minor;

    private static async Task<PriceChangeRefusal?> RefusedAsync(PriceChangeHost host, NewPriceChange change) =>
        (await host.Changes.PlanAsync(PriceChangeHost.Administrator, change, Ct)).Refusal;

    private Task<int> SetAsync(Customer customer, string change) =>
        data.Database.WriteAsync(
            work => work.ExecuteAsync($"update service set {change} where number = @line", new { line = customer.Number + "L1" }),
            Ct
        );

    public sealed class OnSqlite(SqliteFixture data) : PriceChangeTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : PriceChangeTests(data), IClassFixture<PostgresFixture>;

    private sealed class StoppingOrders(IOrders orders, Func<CancellationTokenSource?> stops) : IOrders
    {
        public async Task<Answer<Order>> SubmitAsync(OrderRequest order, CancellationToken ct)
        {
            if (stops() is { } stop)
                await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return await orders.SubmitAsync(order, ct);
        }

        public Task<Answer<Order>> FindAsync(string externalId, CancellationToken ct) => orders.FindAsync(externalId, ct);

        public Task<Answer<IReadOnlyList<Order>>> ListAsync(string customer, CancellationToken ct) => orders.ListAsync(customer, ct);

        public Task<Answer<Order>> CancelAsync(string externalId, CancellationToken ct) => orders.CancelAsync(externalId, ct);
    }
}
