using Portal.Web.Provider;

namespace Portal.Web.Account;

/// <summary>What has to be said of a line that is not simply in use.</summary>
internal static class ServiceTexts
{
    /// <summary>The key of why a line does not work, or not for long, and what to do; null where there is nothing to explain.</summary>
    public static string? WhyOf(Service line) =>
        line.State switch
        {
            ServiceState.Suspended => $"Service.Why.{(line.StateReason == StateReason.Unknown ? "Suspended" : line.StateReason)}",
            ServiceState.Created or ServiceState.PendingActive => line.StartedOn is null
                ? "Service.Why.NoDay"
                : "Service.Why.PendingActive",
            ServiceState.PendingTerminate => line.EndsOn is null ? "Service.Why.NoEnd" : "Service.Why.PendingTerminate",
            _ => null,
        };

    /// <summary>What a device is called; a maker whose name the model begins with is not said twice.</summary>
    public static string NameOf(Device device) =>
        device.Model.StartsWith(device.Maker, StringComparison.OrdinalIgnoreCase) ? device.Model : $"{device.Maker} {device.Model}";

    /// <summary>The next day that matters, by the key of its name; null where no such day is known.</summary>
    public static (string Name, DateOnly Day)? NextDayOf(Service line, DateOnly today) =>
        line.EndsOn is { } ends && ends >= today ? ("Service.Ends", ends)
        : line.StartedOn is { } starts && starts > today ? ("Service.Starts", starts)
        : line.CommittedUntil is { } bound && bound >= today ? ("Service.Bound", bound)
        : null;
}
