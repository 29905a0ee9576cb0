using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages;
using Portal.Web.Plans.Orders;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;
using Portal.Web.Tickets.New;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// Orders of people who are no customers yet: a quote is kept, ordered once, confirmed from the mailbox, and taken back until it is carried
/// out. Nothing is looked up by name or mailbox: whoever orders learns nothing of who is a customer.
/// </summary>
public sealed partial class PurchaseService(
    Database db,
    PurchaseOffers offers,
    PurchaseReader reader,
    IOrders orders,
    PurchaseMails mails,
    Outbox outbox,
    TicketOptions options,
    TimeProvider clock
)
{
    private const string Mine = $"""
        select {Purchase.Columns} from purchase o
        where o.reference = @reference and o.erased_at is null
            and ((o.browser_hash = @Browser and o.quoted_at > @since) or (o.link_hash = @Link and o.link_expires_at > @now))
        """;

    private const string ByLink = "select reference from purchase where link_hash = @Link and link_expires_at > @now and erased_at is null";

    private const string Renew = """
        update purchase set document = @document, summary_hash = @hash, changed_at = @Now where id = @Id and state = 'Quoted'
        """;

    private const string SameHere = """
        select reference from purchase
        where content_key = @ContentKey and browser_hash = @BrowserHash and id <> @Id and state in ('Ordered', 'Verified', 'Submitted')
        order by id limit 1
        """;

    private const string Order = """
        update purchase set state = @state, ordered_at = @Now, withdraw_until = @until, link_hash = @link, link_expires_at = @expires,
            verified_at = @verifiedAt, changed_at = @Now
        where id = @Id and state = 'Quoted' and summary_hash = @shown
        """;

    private const string Move = "update purchase set state = @state, verified_at = @verifiedAt, changed_at = @Now where id = @Id";

    private const string UnderWay = """
        select count(*) from purchase where content_key = @ContentKey and id <> @Id and state in ('Verified', 'Submitted')
        """;

    private const string Cancel = "update purchase set state = 'Cancelled', changed_at = @Now where id = @Id and state = @was";

    private const string Locked = $"select {Purchase.Columns} from purchase o where o.id = @Id";

    /// <summary>A quote or order that this browser made or whose link it followed; null for everybody else.</summary>
    public Task<Purchase?> FindAsync(BuyerSecrets held, string reference, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var values = new
        {
            reference = Reference.Read('B', reference) ?? "",
            held.Browser,
            held.Link,
            now,
            since = now - BuyerSecrets.OpenFor,
        };
        return db.SingleOrDefaultAsync<Purchase>(Mine, values, ct);
    }

    /// <summary>The order a link leads to; null when the link is good no more.</summary>
    public Task<string?> FollowAsync(BuyerSecrets held, CancellationToken ct) =>
        db.SingleOrDefaultAsync<string>(ByLink, new { held.Link, now = clock.GetUtcNow() }, ct);

    /// <summary>
    /// Orders what was shown. The same quote ordered again, by a second click or from another tab, is the same order. What would cost or
    /// bind otherwise than was shown is kept anew to be read, and not ordered.
    /// </summary>
    /// <param name="held">What proves whose quote it is.</param>
    /// <param name="me">Who is signed in, if anybody is.</param>
    /// <param name="reference">The quote.</param>
    /// <param name="shown">The hash of the summary on the page that was sent.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The order: this one, or the one that this browser made of the same before.</returns>
    public async Task<(string? Reference, PurchaseRefusal? Refusal)> OrderAsync(
        BuyerSecrets held,
        Me? me,
        string reference,
        string? shown,
        CancellationToken ct
    )
    {
        if (await FindAsync(held, reference, ct) is not { } kept)
            return (null, PurchaseRefusal.UnknownOrder);
        if (kept.State != PurchaseState.Quoted)
            return (kept.Reference, null);
        var (now, refusal) = await offers.QuoteAsync(kept.Quote.Request, ct);
        if (now is null)
            return (null, refusal);
        if (await reader.ReadAsync(now, Language.FromCode(kept.Language), ct) is not { } read)
            return (null, PurchaseRefusal.Unavailable);
        var (document, hash) = (PurchaseJson.Write(now), read.Summary.Hash);
        if (document != kept.Document || hash != kept.SummaryHash)
        {
            await db.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        Renew,
                        new
                        {
                            kept.Id,
                            document,
                            hash,
                            work.Now,
                        }
                    ),
                ct
            );
            return (null, PurchaseRefusal.QuoteChanged);
        }

        if (shown != hash)
            return (null, PurchaseRefusal.QuoteChanged);
        return await OrderAsync(kept, read, IsOwn(me, kept), ct);
    }

    /// <summary>The mailbox is theirs: from now on the order is carried out. Touched twice, it is confirmed once.</summary>
    public async Task<PurchaseRefusal?> VerifyAsync(BuyerSecrets held, string reference, CancellationToken ct)
    {
        if (await FindAsync(held, reference, ct) is not { } kept || kept.LinkHash != held.Link || held.LinkSecret is not { } secret)
            return PurchaseRefusal.UnknownOrder;
        if (kept.State != PurchaseState.Ordered)
            return null;
        if (await reader.ReadAsync(kept.Quote, Language.FromCode(kept.Language), ct) is not { } read)
            return PurchaseRefusal.Unavailable;
        var receipt = outbox.Protect(mails.Receipt(kept, read, kept.OrderedAt!.Value, kept.WithdrawUntil!.Value, secret));
        return await db.WriteAsync(work => VerifyAsync(work, kept, receipt), ct);
    }

    /// <summary>Takes an order back that is not carried out. What became of it is the answer of the provider's system.</summary>
    public async Task<PurchaseRefusal?> CancelAsync(BuyerSecrets held, string reference, CancellationToken ct)
    {
        if (await FindAsync(held, reference, ct) is not { } kept)
            return PurchaseRefusal.UnknownOrder;
        if (kept.State == PurchaseState.Cancelled)
            return null;
        if (!kept.IsOpen)
            return PurchaseRefusal.TooLate;
        if (kept.State != PurchaseState.Submitted && await CancelAsync(kept, ct))
            return null; // the provider has not heard of it, and never will
        var answer = await orders.CancelAsync(kept.Reference, ct);
        if (answer.State != AnswerState.Found) // away, or the order is on its way there: a minute later it can be cancelled
            return PurchaseRefusal.Unavailable;
        if (answer.Value is { State: not OrderState.Cancelled })
            return PurchaseRefusal.TooLate;
        await CancelAsync(kept with { State = PurchaseState.Submitted }, ct);
        return null;
    }

    private static bool IsOwn(Me? me, Purchase kept) =>
        me is not null && me.PersonId == kept.PersonId && EmailNormalizer.Normalize(me.Email) == EmailNormalizer.Normalize(kept.Email);

    private async Task<(string?, PurchaseRefusal?)> OrderAsync(Purchase kept, ReadPurchase read, bool isOwn, CancellationToken ct)
    {
        var (secret, at, until) = (Secret.Create(32), clock.GetUtcNow(), offers.Today.AddDays(PlanOrderService.WithdrawalDays));
        var mail = outbox.Protect(isOwn ? mails.Receipt(kept, read, at, until, secret) : mails.Confirm(kept, read.Words, secret));
        var reference = kept.Reference;
        var refusal = await db.WriteAsync<PurchaseRefusal?>(
            async work =>
            {
                reference = kept.Reference;
                await work.LockAsync("purchase:" + kept.ContentKey);
                if (await work.SingleOrDefaultAsync<string>(SameHere, kept) is { } same)
                {
                    reference = same;
                    return null;
                }

                var isRepeated = isOwn && await work.SingleAsync<long>(UnderWay, kept) > 0;
                var state =
                    isRepeated ? PurchaseState.Repeated
                    : isOwn ? PurchaseState.Verified
                    : PurchaseState.Ordered;
                var ordered = new
                {
                    kept.Id,
                    state = state.ToString(),
                    until,
                    link = Secret.Hash(secret),
                    expires = work.Now + BuyerSecrets.LinkLife,
                    verifiedAt = isOwn ? work.Now : (DateTimeOffset?)null,
                    shown = kept.SummaryHash,
                    work.Now,
                };
                if (await work.ExecuteAsync(Order, ordered) == 0)
                    return null; // the other click was faster
                var turns = new[] { Attempt.ForMailbox("purchase", kept.Email, options.MailsPerHour) };
                if (!isOwn && await AttemptLimits.TakeAsync(work, turns) > TimeSpan.Zero)
                    return work.Refuse(PurchaseRefusal.TooMany);
                await work.AuditAsync("guest", "purchase.ordered", kept.Target, kept.SummaryHash);
                if (!isRepeated)
                    await outbox.MailAsync(work, mail);
                return null;
            },
            ct
        );
        return refusal is null ? (reference, null) : (null, refusal);
    }

    private async Task<PurchaseRefusal?> VerifyAsync(UnitOfWork work, Purchase kept, ProtectedMail receipt)
    {
        await work.LockAsync("purchase:" + kept.ContentKey);
        if (await work.SingleForUpdateAsync<Purchase>(Locked, kept) is not { State: PurchaseState.Ordered })
            return null;
        var isRepeated = await work.SingleAsync<long>(UnderWay, kept) > 0;
        var state = isRepeated ? PurchaseState.Repeated : PurchaseState.Verified;
        await work.ExecuteAsync(
            Move,
            new
            {
                kept.Id,
                state = state.ToString(),
                verifiedAt = work.Now,
                work.Now,
            }
        );
        await work.AuditAsync("guest", isRepeated ? "purchase.repeated" : "purchase.verified", kept.Target);
        if (!isRepeated)
            await outbox.MailAsync(work, receipt);
        return null;
    }

    private Task<bool> CancelAsync(Purchase kept, CancellationToken ct)
    {
        // To a mailbox that nobody has shown to be theirs nothing more is written.
        var receipt = kept.State == PurchaseState.Ordered ? null : outbox.Protect(mails.Ended(kept, PurchaseState.Cancelled));
        return db.WriteAsync(
            async work =>
            {
                var cancelled = new
                {
                    kept.Id,
                    was = kept.State.ToString(),
                    work.Now,
                };
                if (await work.ExecuteAsync(Cancel, cancelled) == 0)
                    return false;
                await work.AuditAsync("guest", "purchase.cancelled", kept.Target);
                if (receipt is not null)
                    await outbox.MailAsync(work, receipt);
                return true;
            },
            ct
        );
    }
}
