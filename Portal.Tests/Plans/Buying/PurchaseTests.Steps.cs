using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Buying;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;

namespace Portal.Tests.Plans.Buying;

// Buyers, and the steps that each test takes on its way.
public abstract partial class PurchaseTests
{
    private static PurchaseService Service(InProcessPortal portal) => portal.Services.GetRequiredService<PurchaseService>();

    private async Task<(InProcessPortal, TestBuyer)> BuyerAsync()
    {
        var email = $"buyer{Interlocked.Increment(ref buyers):0000}-{GetType().Name.ToLowerInvariant()}@example.org";
        return (await PortalAsync(), new(email, new(Secret.Hash(Secret.Create(32)), "", null)));
    }

    private static async Task<string> QuoteAsync(
        InProcessPortal portal,
        TestBuyer buyer,
        string plan = "fibre-500",
        string[]? extras = null
    )
    {
        var request = Request(plan, extras ?? []);
        var (reference, refusal) = await Service(portal)
            .QuoteAsync(buyer.Held, null, request, buyer.Who, Secret.Create(16), Language.English, Ct);
        Assert.Null(refusal);
        return reference!;
    }

    private static async Task<string> OrderAsync(InProcessPortal portal, TestBuyer buyer, string quoted)
    {
        var shown = (await FindAsync(portal, buyer, quoted)).SummaryHash;
        var (reference, refusal) = await Service(portal).OrderAsync(buyer.Held, null, quoted, shown, Ct);
        Assert.Null(refusal);
        return reference!;
    }

    private static async Task<string> SubmittedAsync(InProcessPortal portal, TestBuyer buyer, string plan, string[] extras)
    {
        var reference = await OrderAsync(portal, buyer, await QuoteAsync(portal, buyer, plan, extras));
        Assert.Null(await Service(portal).VerifyAsync(await LinkAsync(portal, buyer, reference), reference, Ct));
        await SendAsync(portal);
        return reference;
    }

    // What the mailbox has: the secret of the newest mail that leads to this order.
    private static async Task<BuyerSecrets> LinkAsync(InProcessPortal portal, TestBuyer buyer, string reference)
    {
        BuyerSecrets? link = null;
        await Until.TrueAsync(
            async () =>
            {
                var token = (await portal.ButtonsAsync(buyer.Email, "/buy/link?token=", Ct)).Single().Split("token=")[1];
                link = new("", Secret.Hash(token), token);
                return await Service(portal).FollowAsync(link, Ct) == reference;
            },
            () => $"No mail leads to {reference}.",
            Ct
        );
        return link!;
    }

    private static async Task<Purchase> FindAsync(InProcessPortal portal, TestBuyer buyer, string reference) =>
        (await Service(portal).FindAsync(buyer.Held, reference, Ct))!;

    private static Task SendAsync(InProcessPortal portal) => portal.Services.GetRequiredService<PurchaseSender>().RunAsync(Ct);

    private static Task PublishAsync(InProcessPortal portal, Extra extra) =>
        portal.Services.GetRequiredService<Database>().WriteAsync(work => ExtraVersions.PublishAsync(work, extra), Ct);

    private static async Task<IReadOnlyList<InvoiceLine>> FirstBillAsync(InProcessPortal portal, string customer, DateOnly day)
    {
        var (lines, db) = (portal.Services.GetRequiredService<InvoiceLines>(), portal.Services.GetRequiredService<Database>());
        var basis = await lines.ReadAsync(customer, Ct);
        var key = (
            await db.SingleOrDefaultAsync<CustomerKey>("select id, number from customer where number = @customer", new { customer }, Ct)
        )!;
        var cycle = new BillingCycle(day.Day);
        return await db.WriteAsync(work => lines.ForAsync(work, key, basis, cycle, cycle.PeriodOf(day)), Ct);
    }

    private static Task<long> CountAsync(InProcessPortal portal, string sql, string reference = "", string email = "") =>
        portal
            .Services.GetRequiredService<Database>()
            .SingleOrDefaultAsync<long>(
                sql,
                new
                {
                    reference,
                    email,
                    target = "purchase:" + reference,
                },
                Ct
            );

    private static PurchaseRequest Request(string plan, string[] extras) =>
        new()
        {
            Plan = plan,
            Extras = extras,
            Address = new()
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = "ES",
            },
        };

    private sealed record TestBuyer(string Email, BuyerSecrets Held)
    {
        public Buyer Who => new("Buyer without an account", Email, "");
    }
}
