namespace Portal.Web.Provider;

/// <summary>What a line is made of; the same words as in the articles of the help centre.</summary>
public enum Technology
{
    Unknown,
    Fibre,
    Cable,
    Dsl,
    Wireless,
}

/// <summary>
/// The states of a product in TM Forum's TMF637, word for word. A word that is not among them becomes <see cref="Unknown"/>.
/// </summary>
public enum ServiceState
{
    Unknown,
    Created,
    PendingActive,
    Active,
    Suspended,
    PendingTerminate,
    Terminated,
    Cancelled,
    Aborted,
}

/// <summary>Why a line is suspended; what the provider does not say is <see cref="Unknown"/>.</summary>
public enum StateReason
{
    Unknown,

    /// <summary>A bill is unpaid.</summary>
    Payment,

    /// <summary>The customer asked for it.</summary>
    Request,
}

/// <summary>A line a customer has, at one place, on one plan.</summary>
public sealed record Service
{
    /// <summary>The provider's own number of the line, in plain form.</summary>
    public required string Number { get; init; }

    /// <summary>How the provider prints the number, where that is not its plain form: "L-4711".</summary>
    public string? PrintedNumber { get; init; }

    /// <summary>The number as people know it from their bills.</summary>
    public string ShownNumber => PrintedNumber ?? Number;

    /// <summary>Where the line ends.</summary>
    public required Address Address { get; init; }

    public required Technology Technology { get; init; }

    /// <summary>
    /// The part of the network the line hangs on, as incidents name it (port, cabinet, mast); null when the provider does not say.
    /// </summary>
    public string? Node { get; init; }

    public required ServiceState State { get; init; }

    /// <summary>The day the line came into its state; null when the provider does not say.</summary>
    public DateOnly? StateSince { get; init; }

    public StateReason StateReason { get; init; }

    /// <summary>The plan's name as on the bill.</summary>
    public required string Plan { get; init; }

    /// <summary>The plan's code in the catalogue; null when the provider does not say.</summary>
    public string? PlanCode { get; init; }

    /// <summary>The version of the plan that was bought.</summary>
    public int? PlanVersion { get; init; }

    /// <summary>A whole month, as it was agreed; null when the provider does not say.</summary>
    public Money? Fee { get; init; }

    /// <summary>The price before the present one, as it was agreed; null when there was none, or the provider does not say.</summary>
    public FeeChange? LastFee { get; init; }

    /// <summary>A price that was announced and will hold from a day on; null when there is none.</summary>
    public FeeChange? NextFee { get; init; }

    /// <summary>Months of the minimum term the contract was made with; null when the provider does not say.</summary>
    public int? TermMonths { get; init; }

    /// <summary>The first day on the present plan; null when that is the first day of the contract.</summary>
    public DateOnly? PlanStartedOn { get; init; }

    /// <summary>The first day of the contract.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>The last day the customer is bound; null when they are not.</summary>
    public DateOnly? CommittedUntil { get; init; }

    /// <summary>The last day of the line, once it is known; null for a line that goes on.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>What stands at the customer's end, in the order of their serial numbers.</summary>
    public required IReadOnlyList<Device> Devices { get; init; }

    /// <summary>What the line has besides its plan, in the order of their codes; those that have ended are not among them.</summary>
    public IReadOnlyList<ServiceExtra> Extras { get; init; } = [];
}

/// <summary>Something a line has besides its plan: telephone, television, a fixed address.</summary>
public sealed record ServiceExtra
{
    /// <summary>Its code in the catalogue.</summary>
    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>A whole month, as it was agreed.</summary>
    public required Money Fee { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>The last day the customer is bound; null when they are not.</summary>
    public DateOnly? CommittedUntil { get; init; }

    /// <summary>The first day without it, once it is known.</summary>
    public DateOnly? EndsOn { get; init; }
}
