using Portal.Web.Provider;

namespace Portal.Web.Plans.Notices;

/// <summary>Which lines have a contract that can be ended.</summary>
internal static class RunningContracts
{
    /// <summary>True for a line that is there or ordered.</summary>
    public static bool IsRunning(this ServiceState state) =>
        state.HasBegun() || state is ServiceState.Created or ServiceState.PendingActive;

    /// <summary>True for a line that was switched on once and has not ended.</summary>
    public static bool HasBegun(this ServiceState state) =>
        state is ServiceState.Active or ServiceState.Suspended or ServiceState.PendingTerminate;
}
