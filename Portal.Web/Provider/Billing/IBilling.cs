namespace Portal.Web.Provider.Billing;

/// <summary>
/// Asks the provider for the bills of a customer. Its shape is that of TM Forum's TMF678, customerBill with its rates; what is open on
/// all of them together is the balance of TMF666. A bill that is somebody else's is not found.
/// </summary>
public interface IBilling
{
    /// <summary>
    /// The bills of a customer without their lines, the newest first; an empty list when there are none, and
    /// <see cref="AnswerState.NotFound"/> when there is no such customer.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="most">No more than these.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Invoice>>> ListAsync(string customer, int most, CancellationToken ct);

    /// <summary>One bill of the customer.</summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Invoice>> FindAsync(string customer, string number, CancellationToken ct);

    /// <summary>
    /// Lines of a bill in their order. A bill may have ten thousand, so they are asked for in portions; beyond the last the list is empty.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="portion">Which of them.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<InvoiceLine>>> LinesAsync(string customer, string number, LinePortion portion, CancellationToken ct);

    /// <summary>The lines of a bill added up by what they are for, in the order of the bill: what two bills are compared by.</summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<InvoiceItem>>> ItemsAsync(string customer, string number, CancellationToken ct);

    /// <summary>What was paid towards a bill, and what went back, the oldest first; an empty list when nothing was.</summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Payment>>> PaymentsAsync(string customer, string number, CancellationToken ct);

    /// <summary>
    /// What a customer paid lately, towards whichever bill, the newest first; an empty list when they paid nothing. A system that cannot be
    /// asked that way is asked for each of the latest bills.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="most">No more than these.</param>
    /// <param name="ct">Ends the wait.</param>
    async Task<Answer<IReadOnlyList<BillPayment>>> LatestPaymentsAsync(string customer, int most, CancellationToken ct)
    {
        var answer = await ListAsync(customer, most, ct);
        if (!answer.Has(out var bills))
            return answer.State == AnswerState.NotFound
                ? Answer.NotFound<IReadOnlyList<BillPayment>>()
                : Answer.Failed<IReadOnlyList<BillPayment>>(answer.MayRetry);
        var found = new List<BillPayment>();
        foreach (var bill in bills.Where(b => !b.Paid.IsZero))
        {
            if (!(await PaymentsAsync(customer, bill.Number, ct)).Has(out var paid))
                return Answer.Failed<IReadOnlyList<BillPayment>>(mayRetry: true);
            found.AddRange(paid.Select(p => new BillPayment(bill.Number, p)));
        }

        IReadOnlyList<BillPayment> latest = [.. found.OrderByDescending(p => p.Payment.ReceivedOn).Take(most)];
        return answer.AsOf is { } at ? Answer.Degraded(latest, at) : Answer.Found(latest);
    }

    /// <summary>
    /// Bills of all customers that were issued since a day, in the order of their numbers. A system that cannot list them answers
    /// <see cref="AnswerState.NotFound"/>: its customers are told of new bills by itself.
    /// </summary>
    /// <param name="since">The first day of issue.</param>
    /// <param name="after">The number of the last bill that was read; empty for the first portion.</param>
    /// <param name="most">No more than these.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<IReadOnlyList<Invoice>>> IssuedAsync(DateOnly since, string after, int most, CancellationToken ct) =>
        Task.FromResult(Answer.NotFound<IReadOnlyList<Invoice>>());

    /// <summary>
    /// Says that money came in for a bill. The same payment said again, by its reference, counts once. A system that learns of payments by
    /// itself answers with the bill and does nothing.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="payment">What came in.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Invoice>> RecordPaymentAsync(string customer, string number, Payment payment, CancellationToken ct);

    /// <summary>
    /// Says that the money of a payment is gone again. The same refund said again counts once, and one that is said before its payment
    /// counts when that is said. What is open again is to be paid from that day on, as if it had just become due.
    /// </summary>
    /// <param name="customer">The customer number, as a person typed it.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="refund">What went back.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<Invoice>> RecordRefundAsync(string customer, string number, Refund refund, CancellationToken ct);
}

/// <summary>A part of the lines of a bill.</summary>
/// <param name="Skip">Lines before it.</param>
/// <param name="Most">Lines in it, at most.</param>
public readonly record struct LinePortion(int Skip, int Most);
