using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>A command for a customer's router, from its being asked for to its end. It never holds a password.</summary>
public sealed record DeviceCommand
{
    /// <summary>The kind of its references.</summary>
    public const char Letter = 'R';

    public const string Columns = """
        id, reference, customer_number, service_number, serial, device, person_id, kind, state, wifi_name, firmware, booted_before, task,
        reason, fault, requested_at, sent_at, executed_at, ended_at, changed_at
        """;

    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string CustomerNumber { get; init; }

    public required string ServiceNumber { get; init; }

    public required string Serial { get; init; }

    /// <summary>The number of the router in the system that manages it.</summary>
    public required string Device { get; init; }

    /// <summary>Who asked; null once their account is erased.</summary>
    public long? PersonId { get; init; }

    public required RouterCommandKind Kind { get; init; }

    public required DeviceCommandState State { get; init; }

    /// <summary>The name the Wi-Fi is to have; empty for other commands.</summary>
    public required string WifiName { get; init; }

    /// <summary>The version that was offered; empty for other commands.</summary>
    public required string Firmware { get; init; }

    /// <summary>When the router had last started as the command was sent: it has started since when this is another instant.</summary>
    public DateTimeOffset? BootedBefore { get; init; }

    /// <summary>The number of the command in the system that manages the router.</summary>
    public string? Task { get; init; }

    public DeviceCommandReason? Reason { get; init; }

    /// <summary>The code the router gave, for the help desk.</summary>
    public string? Fault { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>Null while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public bool IsOver => EndedAt is not null;

    /// <summary>How the audit trail names it.</summary>
    public string Target => "device-command:" + Reference;

    public RouterTask InSystem => new(Device, Reference, Task);
}

/// <summary>Why a command is not taken. The texts are "Router.Control.Refusal.{name}".</summary>
[Data.Refusal]
public enum DeviceCommandRefusal
{
    /// <summary>Another command for the router is under way.</summary>
    Busy,

    /// <summary>The router was restarted a moment ago.</summary>
    TooSoon,

    /// <summary>The customer does not agree to it, or no longer.</summary>
    NoConsent,
}
