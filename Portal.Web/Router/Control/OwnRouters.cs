using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>A router at the end of a customer's line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Device">The router.</param>
public sealed record OwnRouter(Service Line, Device Device)
{
    /// <summary>False for the customer's own, which nobody here can reach.</summary>
    public bool IsOurs => Device.Owner == DeviceOwner.Provider;

    /// <summary>Maker and model, as people call it.</summary>
    public string Name =>
        Device.Model.StartsWith(Device.Maker, StringComparison.OrdinalIgnoreCase) ? Device.Model : $"{Device.Maker} {Device.Model}";

    /// <summary>Its number in the system that manages it; null when that does not know it, or nobody has asked.</summary>
    public string? ManagedAs { get; init; }
}

/// <summary>Finds the routers of a customer. What is not theirs is not there.</summary>
public sealed class OwnRouters(IServices services, IRouterControl routers)
{
    private static readonly ServiceState[] Ended = [ServiceState.Terminated, ServiceState.Cancelled, ServiceState.Aborted];

    public bool AreControlled => routers.IsOffered;

    /// <summary>All of them, the provider's first.</summary>
    public async Task<Answer<IReadOnlyList<OwnRouter>>> ListAsync(Me me, CancellationToken ct)
    {
        if (me.CustomerNumber is not { } customer)
            return Answer.NotFound<IReadOnlyList<OwnRouter>>();
        var answer = await services.ListAsync(customer, ct);
        if (!answer.Has(out var lines))
            return answer.State == AnswerState.NotFound
                ? Answer.NotFound<IReadOnlyList<OwnRouter>>()
                : Answer.Failed<IReadOnlyList<OwnRouter>>(answer.MayRetry);
        var found =
            from line in lines
            where !Ended.Contains(line.State)
            from router in line.Devices
            where router.Kind == DeviceKind.Router
            orderby router.Owner
            select new OwnRouter(line, router);
        return Answer.Found<IReadOnlyList<OwnRouter>>([.. found]);
    }

    /// <summary>One with its number in the system that manages it.</summary>
    /// <returns>Failed when that system is away.</returns>
    public async Task<Answer<OwnRouter>> ManagedAsync(OwnRouter router, CancellationToken ct)
    {
        if (!router.IsOurs || !routers.IsOffered)
            return Answer.Found(router);
        var answer = await routers.FindAsync(router.Line.Number, router.Device.Serial, ct);
        return answer.State == AnswerState.Failed
            ? Answer.Failed<OwnRouter>(answer.MayRetry)
            : Answer.Found(router with { ManagedAs = answer.Value?.Device });
    }
}
