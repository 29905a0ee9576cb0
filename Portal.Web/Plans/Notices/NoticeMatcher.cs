using Portal.Web.Plans.Termination;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// Finds the contract a declaration is about. Somebody who was signed in is known; of anybody else number and name must fit. What is not
/// certain is left to people.
/// </summary>
public sealed class NoticeMatcher(ICustomers customers, IServices services, IOrders orders, ExitTermsReader terms, LocalTime time)
{
    /// <summary>Null when one of the provider's systems does not answer: ask again later.</summary>
    public async Task<NoticeMatch?> FindAsync(ContractNotice notice, CancellationToken ct)
    {
        var whose = await CustomerAsync(notice, ct);
        if (whose is null)
            return null;
        if (whose is not { Number: { } customer })
            return NoticeMatch.For(ReviewReason.Unknown);
        if (whose.Order is { } order)
            return NoticeMatch.For(IsLate(notice, time.DayOf(order.ReceivedAt)) ? ReviewReason.Late : ReviewReason.Change, customer);
        var answer = await services.ListAsync(customer, ct);
        if (!answer.Has(out var all))
            return answer.State == AnswerState.Failed ? null : NoticeMatch.For(ReviewReason.Unknown);
        if (LineOf(notice, all) is not { } line)
            return NoticeMatch.For(ReviewReason.Several, customer);
        if (line.State == ServiceState.PendingTerminate)
            return NoticeMatch.For(ReviewReason.Ending, customer, line);
        return notice.Kind == NoticeKind.Withdraw ? Withdrawal(notice, customer, line) : await TerminationAsync(notice, customer, line, ct);
    }

    private async Task<Whose?> CustomerAsync(ContractNotice notice, CancellationToken ct)
    {
        var byOrder = notice.Kind == NoticeKind.Withdraw ? await orders.FindAsync(notice.Number.ToUpperInvariant(), ct) : null;
        if (notice.CustomerNumber is { } known)
        {
            var own = await services.ListAsync(known, ct);
            if (own.State == AnswerState.Failed || byOrder?.State == AnswerState.Failed)
                return null;
            var order = byOrder?.Value is { } o && o.Request.Customer == known ? o : null;
            var typed = CustomerNumber.Read(notice.Number);
            if (order is not null || typed == known || own.Value?.Any(s => s.Number == typed) == true)
                return new(known, order); // they were signed in: their name need not fit
        }

        var byNumber = await customers.FindAsync(notice.Number, ct);
        var byLine = await services.OwnerAsync(notice.Number, ct);
        if (byNumber.State == AnswerState.Failed || byLine.State == AnswerState.Failed || byOrder?.State == AnswerState.Failed)
            return null;
        string?[] numbers = [byNumber.Value?.Number, byLine.Value, byOrder?.Value?.Request.Customer];
        // A number that is one customer's and another's line is nobody's for certain.
        if (numbers.OfType<string>().Distinct().ToList() is not [var number])
            return new(null, null);
        var customer = byNumber.Value ?? (await customers.FindAsync(number, ct)).Value;
        return customer is not null && PersonName.Fits(notice.Name, customer.Name) ? new(number, byOrder?.Value) : new(null, null);
    }

    private static Service? LineOf(ContractNotice notice, IReadOnlyList<Service> all)
    {
        var lines = all.Where(s => s.State.IsRunning()).ToList();
        var typed = CustomerNumber.Read(notice.Number);
        return lines.FirstOrDefault(s => s.Number == typed)
            // A line that is named and has ended is not another one.
            ?? (lines.Count == 1 && all.All(s => s.Number != typed) ? lines[0] : null);
    }

    private async Task<NoticeMatch?> TerminationAsync(ContractNotice notice, string customer, Service line, CancellationToken ct)
    {
        if (notice.Manner == NoticeManner.Extraordinary)
            return NoticeMatch.For(ReviewReason.Cause, customer, line);
        if (await terms.ReadAsync(line, time.DayOf(notice.ReceivedAt), ct) is not { } exit)
            return null;
        var ends = exit.EndFor(notice.WantedOn);
        var charge = exit.ChargeFor(ends)?.Amount;
        if (charge is not null && charge != notice.ChargeAmount)
            return NoticeMatch.For(ReviewReason.Charge, customer, line);
        return new()
        {
            Customer = customer,
            Service = line,
            EndsOn = ends,
            Charge = charge,
            TaxPercent = exit.TaxPercent,
        };
    }

    private NoticeMatch Withdrawal(ContractNotice notice, string customer, Service line)
    {
        if (line.State.HasBegun() && (line.StartedOn is not { } start || IsLate(notice, start)))
            return NoticeMatch.For(ReviewReason.Late, customer, line);
        return new()
        {
            Customer = customer,
            Service = line,
            EndsOn = time.DayOf(notice.ReceivedAt),
        };
    }

    private bool IsLate(ContractNotice notice, DateOnly concluded) => time.DayOf(notice.ReceivedAt) > WithdrawalPeriod.LastDay(concluded);

    /// <summary>A customer who was found, and the order when it is one that was named.</summary>
    private sealed record Whose(string? Number, Order? Order);
}
