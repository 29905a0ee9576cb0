using Portal.Web.Data;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Help.Content.Plans;

/// <summary>The plans and extras of a content folder, by their files, and what is wrong with them.</summary>
internal sealed class PlanFiles
{
    private readonly List<Diagnostic> faults = [];

    private PlanFiles(IReadOnlyDictionary<string, Plan> plans, IReadOnlyDictionary<string, Extra> extras) =>
        (All, Extras) = (plans, extras);

    /// <summary>The plans whose files are right, by path.</summary>
    public IReadOnlyDictionary<string, Plan> All { get; }

    /// <summary>The extras whose files are right, by path.</summary>
    public IReadOnlyDictionary<string, Extra> Extras { get; }

    public IReadOnlyList<Diagnostic> Faults => faults;

    public static PlanFiles Read(IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<Diagnostic>();
        var all = new PlanFiles(
            Parse<Plan>(files, PlanFile.IsPath, PlanFile.Parse, faults),
            Parse<Extra>(files, ExtraFile.IsPath, ExtraFile.Parse, faults)
        );
        all.faults.AddRange([.. faults, .. all.Unknown(), .. all.OnlyLongTerms()]);
        return all;
    }

    /// <summary>Faults of those whose version was published with another price or other terms.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ContradictionsAsync(Database db, CancellationToken ct)
    {
        var plans = await PlanVersions.ContradictingAsync(db, [.. All.Values], ct);
        var extras = await ExtraVersions.ContradictingAsync(db, [.. Extras.Values], ct);
        return
        [
            .. All.Where(p => plans.Contains(p.Value)).Select(p => Contradicts(p.Key, p.Value.Version)),
            .. Extras.Where(e => extras.Contains(e.Value)).Select(e => Contradicts(e.Key, e.Value.Version)),
        ];
    }

    private static Dictionary<string, T> Parse<T>(
        IReadOnlyDictionary<string, string> files,
        Func<string, bool> isPath,
        Func<string, string, DiagnosticList, T?> parse,
        List<Diagnostic> faults
    )
        where T : class
    {
        var read = new Dictionary<string, T>();
        foreach (var (path, text) in files.Where(f => isPath(f.Key)))
        {
            var found = new DiagnosticList(path);
            if (parse(path, text, found) is { } value)
                read[path] = value;
            faults.AddRange(found.All.Select(f => f with { Blocks = true })); // whatever it is, it keeps the file out
        }

        return read;
    }

    private static Diagnostic Contradicts(string path, int version) =>
        new(path, 1, $"version {version} is published with other terms: what differs is a new version", Blocks: true);

    private IEnumerable<Diagnostic> Unknown()
    {
        var (plans, extras) = (All.Values.Select(p => p.Code).ToHashSet(), Extras.Values.Select(e => e.Code).ToHashSet());
        var changes =
            from plan in All
            from other in plan.Value.ChangeTo
            where !plans.Contains(other) || other == plan.Value.Code
            select new Diagnostic(plan.Key, 1, $"change_to: there is no other plan {other}");
        var included =
            from plan in All
            from code in plan.Value.Included
            where !extras.Contains(code)
            select new Diagnostic(plan.Key, 1, $"included: there is no extra {code}");
        var fitting =
            from extra in Extras
            from code in extra.Value.Plans
            where !plans.Contains(code)
            select new Diagnostic(extra.Key, 1, $"plans: there is no plan {code}");
        var excluded =
            from extra in Extras
            from code in extra.Value.Excludes
            where !extras.Contains(code) || code == extra.Value.Code
            select new Diagnostic(extra.Key, 1, $"excludes: there is no other extra {code}");
        return [.. changes, .. included, .. fitting, .. excluded];
    }

    // Directive (EU) 2018/1972, article 105: nobody must be made to choose two years.
    private IEnumerable<Diagnostic> OnlyLongTerms()
    {
        var sold = All.Where(p => p.Value.State == PlanState.Active && p.Value.Audience == PlanAudience.Everyone).ToList();
        if (sold.Count > 0 && sold.TrueForAll(p => p.Value.TermMonths > 12))
            yield return new Diagnostic(sold[0].Key, 1, "no plan has a term of twelve months or less; the law of the EU wants one");
    }
}
