using Portal.Web.Data;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Help.Content.Plans;

/// <summary>The plans of a content folder, by their files, and what is wrong with them.</summary>
internal sealed class PlanFiles
{
    private readonly List<Diagnostic> faults = [];

    private PlanFiles(IReadOnlyDictionary<string, Plan> all) => All = all;

    /// <summary>The plans whose files are right, by path.</summary>
    public IReadOnlyDictionary<string, Plan> All { get; }

    public IReadOnlyList<Diagnostic> Faults => faults;

    public static PlanFiles Read(IReadOnlyDictionary<string, string> files)
    {
        var (plans, faults) = (new Dictionary<string, Plan>(), new List<Diagnostic>());
        foreach (var (path, text) in files.Where(f => PlanFile.IsPath(f.Key)))
        {
            var found = new DiagnosticList(path);
            if (PlanFile.Parse(path, text, found) is { } plan)
                plans[path] = plan;
            faults.AddRange(found.All.Select(f => f with { Blocks = true })); // whatever it is, it keeps the plan out
        }

        var all = new PlanFiles(plans);
        all.faults.AddRange([.. faults, .. all.Unknown(), .. all.OnlyLongTerms()]);
        return all;
    }

    /// <summary>Faults of those whose version was published with another price or other terms.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ContradictionsAsync(Database db, CancellationToken ct)
    {
        var contradicting = await PlanVersions.ContradictingAsync(db, [.. All.Values], ct);
        return
        [
            .. All.Where(p => contradicting.Contains(p.Value))
                .Select(p => new Diagnostic(
                    p.Key,
                    1,
                    $"version {p.Value.Version} is published with other terms: what differs is a new version",
                    Blocks: true
                )),
        ];
    }

    private IEnumerable<Diagnostic> Unknown()
    {
        var codes = All.Values.Select(p => p.Code).ToHashSet();
        return from plan in All
            from other in plan.Value.ChangeTo
            where !codes.Contains(other) || other == plan.Value.Code
            select new Diagnostic(plan.Key, 1, $"change_to: there is no other plan {other}");
    }

    // Directive (EU) 2018/1972, article 105: nobody must be made to choose two years.
    private IEnumerable<Diagnostic> OnlyLongTerms()
    {
        var sold = All.Where(p => p.Value.State == PlanState.Active && p.Value.Audience == PlanAudience.Everyone).ToList();
        if (sold.Count > 0 && sold.TrueForAll(p => p.Value.TermMonths > 12))
            yield return new Diagnostic(sold[0].Key, 1, "no plan has a term of twelve months or less; the law of the EU wants one");
    }
}
