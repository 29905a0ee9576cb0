using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>How far a command for a router has come.</summary>
public enum DeviceCommandState
{
    /// <summary>The customer asked for it.</summary>
    Requested,

    /// <summary>They have shown who they are and agreed; the provider's system has not heard of it.</summary>
    Authorised,

    /// <summary>It was handed over; whether it arrived is known with the answer.</summary>
    Sent,

    /// <summary>It waits until the router calls.</summary>
    Queued,

    /// <summary>The router took it.</summary>
    Executed,

    /// <summary>The router is read anew, to see its effect.</summary>
    Verifying,

    /// <summary>Its effect was seen.</summary>
    Verified,

    /// <summary>The router says it took it, and its effect was not seen.</summary>
    VerifyMismatch,

    /// <summary>The router stayed away too long; the command was taken back.</summary>
    Expired,

    /// <summary>The router would not do it; what is left of it in the provider's system is being cleared away.</summary>
    Faulted,

    /// <summary>It came to nothing, for the reason that is kept with it.</summary>
    Failed,

    /// <summary>The router could not be called, and nothing waits for it.</summary>
    Unreachable,

    /// <summary>The provider's system does not know the router.</summary>
    DeviceUnknown,

    /// <summary>It was taken back before the router heard of it.</summary>
    Cancelled,
}

/// <summary>Why a command ended as it did. The texts are "Router.Control.Reason.{name}".</summary>
public enum DeviceCommandReason
{
    /// <summary>The router would not do it, for a reason of its own.</summary>
    Fault,

    /// <summary>The router takes no such name of a Wi-Fi.</summary>
    Name,

    /// <summary>The router takes no such password.</summary>
    Passphrase,

    /// <summary>The router cannot do this.</summary>
    NotSupported,

    /// <summary>The router may not do this.</summary>
    Denied,

    /// <summary>The new version could not be loaded.</summary>
    Download,

    /// <summary>The portal was stopped while it sent the command, and the provider's system knows nothing of it.</summary>
    Interrupted,

    /// <summary>The provider's system was away and took nothing.</summary>
    Away,

    /// <summary>The provider's system did not understand the command.</summary>
    BadRequest,

    /// <summary>The router took it and has not answered since.</summary>
    Silent,

    /// <summary>The router took it and has something else than was asked for.</summary>
    Different,

    /// <summary>The customer withdrew their consent while it waited.</summary>
    Withdrawn,

    /// <summary>The customer took it back.</summary>
    ByCustomer,
}

/// <summary>Which state may follow which, and what the words of the provider's system mean here.</summary>
public static class DeviceCommandStates
{
    private static readonly Dictionary<DeviceCommandState, DeviceCommandState[]> Next = new()
    {
        [DeviceCommandState.Requested] = [DeviceCommandState.Authorised],
        [DeviceCommandState.Authorised] = [DeviceCommandState.Sent, DeviceCommandState.Failed],
        [DeviceCommandState.Sent] =
        [
            DeviceCommandState.Executed,
            DeviceCommandState.Queued,
            DeviceCommandState.Faulted,
            DeviceCommandState.Unreachable,
            DeviceCommandState.DeviceUnknown,
            DeviceCommandState.Failed,
        ],
        [DeviceCommandState.Queued] =
        [
            DeviceCommandState.Executed,
            DeviceCommandState.Faulted,
            DeviceCommandState.Expired,
            DeviceCommandState.Cancelled,
            DeviceCommandState.DeviceUnknown,
            DeviceCommandState.Failed,
        ],
        [DeviceCommandState.Executed] = [DeviceCommandState.Verifying],
        [DeviceCommandState.Verifying] = [DeviceCommandState.Verified, DeviceCommandState.VerifyMismatch],
        [DeviceCommandState.Faulted] = [DeviceCommandState.Failed],
    };

    /// <summary>True when nothing follows: the next command may be asked for.</summary>
    public static bool IsOver(DeviceCommandState state) => !Next.ContainsKey(state);

    public static bool MayFollow(DeviceCommandState from, DeviceCommandState to) =>
        Next.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>The state a result leads to; a fault is cleared away before it is failed.</summary>
    public static (DeviceCommandState State, DeviceCommandReason? Reason) Of(RouterResult result) =>
        result.Outcome switch
        {
            RouterOutcome.Executed => (DeviceCommandState.Executed, null),
            RouterOutcome.Queued => (DeviceCommandState.Queued, null),
            RouterOutcome.Faulted => (DeviceCommandState.Faulted, ReasonOf(result.Fault)),
            RouterOutcome.Unreachable => (DeviceCommandState.Unreachable, null),
            RouterOutcome.UnknownDevice => (DeviceCommandState.DeviceUnknown, null),
            _ => (DeviceCommandState.Failed, DeviceCommandReason.BadRequest),
        };

    private static DeviceCommandReason ReasonOf(RouterFault fault) =>
        fault switch
        {
            RouterFault.Name => DeviceCommandReason.Name,
            RouterFault.Passphrase => DeviceCommandReason.Passphrase,
            RouterFault.NotSupported => DeviceCommandReason.NotSupported,
            RouterFault.Denied => DeviceCommandReason.Denied,
            RouterFault.Download => DeviceCommandReason.Download,
            _ => DeviceCommandReason.Fault,
        };
}
