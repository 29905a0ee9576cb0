using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>A line, and what its plan promises; null where that is not known.</summary>
public sealed record SpeedLine(Service Line, Plan? Plan);

/// <summary>The lines somebody can measure, each with the version of the plan that was bought.</summary>
public sealed class SpeedLines(IServices services, ICatalogue catalogue)
{
    /// <summary>Empty for who has none, and when the provider does not answer: the test works without.</summary>
    public async Task<IReadOnlyList<SpeedLine>> OfAsync(Me? me, CancellationToken ct)
    {
        var lines = new List<SpeedLine>();
        if (me?.CustomerNumber is { } number && (await services.ListAsync(number, ct)).Has(out var all))
            foreach (var line in all.Where(IsInUse))
                lines.Add(new(line, await PlanOfAsync(line, ct)));
        return lines;
    }

    private static bool IsInUse(Service line) =>
        line.State is ServiceState.Active or ServiceState.PendingTerminate or ServiceState.Suspended or ServiceState.Unknown;

    private async Task<Plan?> PlanOfAsync(Service line, CancellationToken ct) =>
        line.PlanCode is { } code && (await catalogue.FindAsync(code, line.PlanVersion, ct)).Has(out var plan) ? plan : null;
}
