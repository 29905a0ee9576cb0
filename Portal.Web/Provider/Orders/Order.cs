namespace Portal.Web.Provider.Orders;

/// <summary>What an order does to a line.</summary>
public enum OrderKind
{
    ChangePlan,
    AddExtra,
    RemoveExtra,

    /// <summary>The contract ends.</summary>
    Terminate,

    /// <summary>An order made at a distance is taken back within the time the law gives.</summary>
    Withdraw,

    /// <summary>The line moves to another address.</summary>
    Move,

    /// <summary>The plan stays as it is and costs something else, as the customer was told in time.</summary>
    ChangeFee,

    /// <summary>Somebody who is no customer yet wants a line. The provider carries it out; nothing happens by itself on a day.</summary>
    New,
}

/// <summary>
/// The states of an order in TM Forum's TMF622, word for word. A word that is not among them becomes <see cref="Unknown"/>.
/// </summary>
public enum OrderState
{
    Unknown,
    Acknowledged,
    Rejected,
    Pending,
    Held,
    InProgress,
    Cancelled,
    Completed,
    Failed,
    Partial,
    AssessingCancellation,
    PendingCancellation,
}

/// <summary>What is wanted of the provider. It is sent as often as it takes and carried out once.</summary>
public sealed record OrderRequest
{
    /// <summary>The portal's own number of the order: the same number is the same order.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The customer number in plain form; empty for a new line until the provider has given one.</summary>
    public required string Customer { get; init; }

    /// <summary>The number of the line in plain form; empty for a new line.</summary>
    public required string Service { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>The first day on which it holds, in the customer's place. For the end of a contract: the first day without it.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>What is added, changed or taken away.</summary>
    public IReadOnlyList<OrderItem> Items { get; init; } = [];

    /// <summary>What is charged or given back once, with the next bill; exactly what the customer was shown.</summary>
    public IReadOnlyList<OrderCharge> Charges { get; init; } = [];

    /// <summary>With <see cref="OrderKind.New"/>: who wants the line, and where; null otherwise.</summary>
    public Prospect? Prospect { get; init; }

    /// <summary>True when the line is there no more afterwards: what is withdrawn without naming an item is the whole contract.</summary>
    internal bool EndsContract => Kind == OrderKind.Terminate || (Kind == OrderKind.Withdraw && Items.Count == 0);
}

/// <summary>What happens to an item of an order; the words of TMF622.</summary>
public enum OrderAction
{
    Add,
    Modify,
    Delete,
}

/// <summary>The plan of a line, or one of its extras.</summary>
public sealed record OrderItem
{
    public required OrderAction Action { get; init; }

    /// <summary>True for an extra; otherwise it is the plan.</summary>
    public bool IsExtra { get; init; }

    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>The plan's name as it will stand on the bill; empty for an extra.</summary>
    public string Name { get; init; } = "";

    /// <summary>A whole month, as it was agreed.</summary>
    public required Money Fee { get; init; }

    /// <summary>
    /// For a change of the price alone: what the line costs before. One that costs something else by then stays as it is.
    /// </summary>
    public Money? OldFee { get; init; }

    /// <summary>The last day the customer is bound; null when they are not.</summary>
    public DateOnly? CommittedUntil { get; init; }

    /// <summary>Months of the minimum term it was bought with.</summary>
    public int TermMonths { get; init; }
}

/// <summary>What is charged once, or given back when it is negative.</summary>
public sealed record OrderCharge
{
    public required Billing.LineKind Kind { get; init; }

    /// <summary>The code of the plan or extra it is for.</summary>
    public string? Code { get; init; }

    /// <summary>The days it is for; null for what has none.</summary>
    public DatePeriod? Period { get; init; }

    public required Money Amount { get; init; }

    public required decimal TaxPercent { get; init; }
}

/// <summary>An order as the provider's system knows it.</summary>
public sealed record Order
{
    public required OrderRequest Request { get; init; }

    public required OrderState State { get; init; }

    /// <summary>Why it was rejected, held or failed, in the provider's words; null when it does not say.</summary>
    public string? StateReason { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>True while it has not come to its end.</summary>
    public bool IsOpen =>
        State is not (OrderState.Rejected or OrderState.Cancelled or OrderState.Completed or OrderState.Failed or OrderState.Partial);
}
