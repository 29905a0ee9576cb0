using Portal.Web.Tickets;

namespace Portal.Web.Plans.Notices;

/// <summary>Which form it is, and what was pressed on it: to check, to change or to send.</summary>
public sealed record FormStep
{
    private readonly string key = IdempotencyKey.New();

    /// <summary>What the form counts once by, however often it is sent.</summary>
    public string Key
    {
        get => key;
        init => key = IdempotencyKey.Read(value);
    }

    public string? Act { get; init; }

    /// <summary>What the page before said it costs, in minor units: only that may be charged.</summary>
    public long? Charge { get; init; }

    public bool IsConfirm => Act == "confirm";

    public bool IsChange => Act == "change";
}
