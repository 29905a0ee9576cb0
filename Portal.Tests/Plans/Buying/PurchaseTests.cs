using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Plans.Orders;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Buying;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Tests.Plans.Buying;

/// <summary>Orders of people who are no customers yet, from quote to line, on a running portal.</summary>
public abstract partial class PurchaseTests
{
    private static int buyers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract Task<InProcessPortal> PortalAsync();

    [Fact]
    public async Task Fifty_touches_of_the_button_are_one_order_with_one_mail()
    {
        var (portal, buyer) = await BuyerAsync();
        var reference = await QuoteAsync(portal, buyer);
        var shown = (await FindAsync(portal, buyer, reference)).SummaryHash;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Service(portal).OrderAsync(buyer.Held, null, reference, shown, Ct))
        );
        Assert.All(answers, a => Assert.Equal((reference, null), a));
        Assert.Equal(
            1,
            await CountAsync(portal, "select count(*) from audit where action = 'purchase.ordered' and target = @target", reference)
        );
        await portal.ButtonsAsync(buyer.Email, "/buy/link?token=", Ct);
        Assert.Single(portal.Mails(buyer.Email));
    }

    [Fact]
    public async Task The_same_from_another_tab_of_one_browser_is_the_same_order()
    {
        var (portal, buyer) = await BuyerAsync();
        var (one, other) = (await QuoteAsync(portal, buyer), await QuoteAsync(portal, buyer));
        Assert.NotEqual(one, other);
        var answers = await Task.WhenAll(OrderAsync(portal, buyer, one), OrderAsync(portal, buyer, other));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task The_same_from_another_browser_turns_out_to_be_one_order_in_the_mailbox()
    {
        var (portal, buyer) = await BuyerAsync();
        var elsewhere = buyer with { Held = buyer.Held with { Browser = Secret.Hash(Secret.Create(32)) } };
        var one = await OrderAsync(portal, buyer, await QuoteAsync(portal, buyer));
        var first = await LinkAsync(portal, buyer, one);
        var other = await OrderAsync(portal, elsewhere, await QuoteAsync(portal, elsewhere));
        Assert.NotEqual(one, other); // the browser that asks is not told what stands in somebody's mailbox
        var second = await LinkAsync(portal, elsewhere, other);
        Assert.Null(await Service(portal).VerifyAsync(first, one, Ct));
        Assert.Null(await Service(portal).VerifyAsync(second, other, Ct));
        Assert.Equal(PurchaseState.Verified, (await FindAsync(portal, buyer, one)).State);
        Assert.Equal(PurchaseState.Repeated, (await FindAsync(portal, elsewhere, other)).State);
        await SendAsync(portal);
        Assert.Equal(0, await CountAsync(portal, "select count(*) from connection_order where external_id = @reference", other));
    }

    [Fact]
    public async Task Nothing_is_carried_out_before_the_mailbox_has_confirmed_and_the_browser_alone_cannot()
    {
        var (portal, buyer) = await BuyerAsync();
        var reference = await OrderAsync(portal, buyer, await QuoteAsync(portal, buyer));
        Assert.Equal(PurchaseRefusal.UnknownOrder, await Service(portal).VerifyAsync(buyer.Held, reference, Ct));
        await SendAsync(portal);
        Assert.Equal(PurchaseState.Ordered, (await FindAsync(portal, buyer, reference)).State);
        var link = await LinkAsync(portal, buyer, reference);
        Assert.Null(await Service(portal).VerifyAsync(link, reference, Ct));
        Assert.Null(await Service(portal).VerifyAsync(link, reference, Ct));
        Assert.Equal(
            1,
            await CountAsync(portal, "select count(*) from audit where action = 'purchase.verified' and target = @target", reference)
        );
        await SendAsync(portal);
        Assert.Equal(PurchaseState.Submitted, (await FindAsync(portal, buyer, reference)).State);
        var order = (await portal.Services.GetRequiredService<IOrders>().FindAsync(reference, Ct)).Value!;
        Assert.Equal((OrderState.Held, buyer.Email), (order.State, order.Request.Prospect!.Email));
    }

    [Fact]
    public async Task A_stranger_has_no_such_order()
    {
        var (portal, buyer) = await BuyerAsync();
        var (_, stranger) = await BuyerAsync();
        var reference = await QuoteAsync(portal, buyer);
        Assert.Null(await Service(portal).FindAsync(stranger.Held, reference, Ct));
        Assert.Null(await Service(portal).FindAsync(new("", "", null), reference, Ct));
        Assert.Equal((null, PurchaseRefusal.UnknownOrder), await Service(portal).OrderAsync(stranger.Held, null, reference, "", Ct));
        Assert.Equal(PurchaseRefusal.UnknownOrder, await Service(portal).CancelAsync(stranger.Held, reference, Ct));
    }

    [Fact]
    public async Task Nothing_is_ordered_at_a_price_that_was_not_shown()
    {
        var (portal, buyer) = await BuyerAsync();
        var sold = (await portal.Services.GetRequiredService<ICatalogue>().FindExtraAsync("cloud-200", null, Ct)).Value!;
        var extra = sold with { Code = $"dear-{buyer.Email[..12]}", Version = 1, Plans = ["fibre-1000"] };
        await PublishAsync(portal, extra);
        var reference = await QuoteAsync(portal, buyer, plan: "fibre-1000", extras: [extra.Code]);
        var before = await FindAsync(portal, buyer, reference);
        await PublishAsync(portal, extra with { Version = 2, Fee = extra.Fee + new Money(100, "EUR") });
        var answer = await Service(portal).OrderAsync(buyer.Held, null, reference, before.SummaryHash, Ct);
        Assert.Equal((null, PurchaseRefusal.QuoteChanged), answer);
        var after = await FindAsync(portal, buyer, reference);
        Assert.Equal(PurchaseState.Quoted, after.State);
        Assert.Equal(before.Quote.FirstSum + new Money(100, "EUR"), after.Quote.FirstSum);
        // a tab that still shows the old price orders nothing either
        Assert.Equal(answer, await Service(portal).OrderAsync(buyer.Held, null, reference, before.SummaryHash, Ct));
        Assert.Equal((reference, null), await Service(portal).OrderAsync(buyer.Held, null, reference, after.SummaryHash, Ct));
        await PublishAsync(portal, extra with { State = PlanState.Retired });
        await PublishAsync(portal, extra with { Version = 2, Fee = extra.Fee + new Money(100, "EUR"), State = PlanState.Retired });
    }

    [Fact]
    public async Task What_cannot_be_had_there_is_not_sold()
    {
        var (portal, buyer) = await BuyerAsync();
        var nowhere = Request("fibre-500", []) with { Address = Request("", []).Address with { Postcode = "99999" } };
        foreach (
            var (request, why) in new[]
            {
                (nowhere, PurchaseRefusal.PlaceUnavailable),
                (Request("social-30", []), PurchaseRefusal.PlanUnavailable),
                (Request("no-such-plan", []), PurchaseRefusal.PlanUnavailable),
                (Request("fibre-500", ["tv-basic", "tv-plus"]), PurchaseRefusal.ExtraUnavailable),
                (Request("dsl-50", ["tv-plus"]), PurchaseRefusal.ExtraUnavailable),
                (Request("fibre-500", []) with { WantedOn = new(2020, 1, 1) }, PurchaseRefusal.DayUnavailable),
            }
        )
            Assert.Equal(
                (null, why),
                await Service(portal).QuoteAsync(buyer.Held, null, request, buyer.Who, Secret.Create(16), Language.English, Ct)
            );
    }

    [Fact]
    public async Task The_line_that_works_has_a_customer_whose_first_bill_is_what_was_shown()
    {
        var (portal, buyer) = await BuyerAsync();
        var reference = await SubmittedAsync(portal, buyer, "fibre-500", ["tv-plus", "voice-flat"]);
        var connections = portal.Services.GetRequiredService<NewConnections>();
        var started = new DateOnly(2026, 1, 31);
        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => connections.CompleteAsync(reference, started, "test", Ct)));
        var customer = Assert.Single(made.Distinct())!;
        await SendAsync(portal);
        var order = await FindAsync(portal, buyer, reference);
        Assert.Equal((PurchaseState.Completed, customer), (order.State, order.CustomerNumber));
        var services = portal.Services.GetRequiredService<IServices>();
        var line = Assert.Single((await services.ListAsync(customer, Ct)).Value!);
        Assert.Equal(("fibre-500", new DateOnly(2028, 1, 30)), (line.PlanCode, line.CommittedUntil));
        var bill = await FirstBillAsync(portal, customer, started);
        Assert.Equal(order.Quote.FirstSum.Minor, bill.Sum(l => l.Amount.Minor));
        Assert.Equal(
            order.Quote.FirstBill.Where(l => !l.Amount.IsZero).Select(l => (l.Kind, l.Amount)).Order(),
            bill.Select(l => (l.Kind, l.Amount)).Order()
        );
        Assert.Contains(portal.Mails(buyer.Email), m => m.Html.Contains(customer, StringComparison.Ordinal)); // in whatever order they left
    }

    [Fact]
    public async Task An_order_can_be_cancelled_until_the_line_works_and_never_is_both()
    {
        var (portal, buyer) = await BuyerAsync();
        var early = await OrderAsync(portal, buyer, await QuoteAsync(portal, buyer));
        Assert.Null(await Service(portal).CancelAsync(buyer.Held, early, Ct));
        var reference = await SubmittedAsync(portal, buyer, "fibre-100", []);
        Assert.Null(await Service(portal).CancelAsync(buyer.Held, reference, Ct));
        var connections = portal.Services.GetRequiredService<NewConnections>();
        Assert.Null(await connections.CompleteAsync(reference, new(2026, 3, 1), "test", Ct));
        Assert.Equal(PurchaseState.Cancelled, (await FindAsync(portal, buyer, reference)).State);
        var late = await SubmittedAsync(portal, buyer, "cable-250", []);
        Assert.NotNull(await connections.CompleteAsync(late, new(2026, 3, 1), "test", Ct));
        Assert.Equal(PurchaseRefusal.TooLate, await Service(portal).CancelAsync(buyer.Held, late, Ct));
    }

    [Fact]
    public async Task What_came_to_nothing_is_forgotten_and_a_contract_is_kept()
    {
        var (portal, buyer) = await BuyerAsync();
        var data = portal.Services.GetRequiredService<PurchaseData>();
        var quoted = await QuoteAsync(portal, buyer);
        var cancelled = await SubmittedAsync(portal, buyer, "fibre-100", []);
        Assert.Null(await Service(portal).CancelAsync(buyer.Held, cancelled, Ct));
        var done = await SubmittedAsync(portal, buyer, "cable-250", []);
        await portal.Services.GetRequiredService<NewConnections>().CompleteAsync(done, new(2026, 3, 1), "test", Ct);
        await SendAsync(portal);
        await data.ForgetAsync(Ct);
        Assert.Equal(
            3,
            await CountAsync(portal, "select count(*) from purchase where email = @email and erased_at is null", email: buyer.Email)
        );
        var ago = DateTimeOffset.UtcNow - PurchaseData.Kept - TimeSpan.FromDays(1);
        await portal
            .Services.GetRequiredService<Database>()
            .WriteAsync(
                async work =>
                {
                    await work.ExecuteAsync("update purchase set changed_at = @ago where email = @email", new { ago, email = buyer.Email });
                    await work.ExecuteAsync(
                        "update connection_order set changed_at = @ago where external_id = @cancelled",
                        new { ago, cancelled }
                    );
                },
                Ct
            );
        await data.ForgetAsync(Ct);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from purchase where email = @email", email: buyer.Email));
        Assert.Equal(0, await CountAsync(portal, "select count(*) from purchase where reference = @reference", quoted));
        Assert.Equal(
            1,
            await CountAsync(
                portal,
                "select count(*) from purchase where reference = @reference and document = '' and name = ''",
                cancelled
            )
        );
        Assert.Equal(0, await CountAsync(portal, "select count(*) from connection_order where external_id = @reference", cancelled));
        Assert.Equal(1, await CountAsync(portal, "select count(*) from connection_order where external_id = @reference", done));
    }

    public sealed class OnSqlite(SharedPortal portal) : PurchaseTests
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }

    public sealed class OnPostgres(PlanPostgresPortal portal) : PurchaseTests, IClassFixture<PlanPostgresPortal>
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }
}
