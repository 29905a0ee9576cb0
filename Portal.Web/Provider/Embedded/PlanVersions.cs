using Portal.Web.Data;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Publishes versions of plans. What a published version costs and gives stays as it is: only its name, its sentence, where customers may
/// change to, and whether it can still be bought may change.
/// </summary>
internal static class PlanVersions
{
    private const string Published = "select document from plan_version where state <> 'Draft'";

    private const string Keep = """
        insert into plan_version (code, version, state, fee, document, published_at, withdrawn_at)
        values (@Code, @Version, @state, @fee, @document, @Now, @withdrawn)
        on conflict (code, version) do update set state = excluded.state, fee = excluded.fee, document = excluded.document,
            withdrawn_at = case when excluded.state = 'Retired' then coalesce(plan_version.withdrawn_at, excluded.withdrawn_at) end
        """;

    private const string All = """
        select v.document, v.published_at, v.withdrawn_at, (select min(n.published_at) from plan_version n
            where n.code = v.code and n.version > v.version and n.state <> 'Draft') next_at
        from plan_version v
        """;

    /// <summary>Each version that was ever brought in, by code, the newest first.</summary>
    public static async Task<IReadOnlyList<CatalogueVersion<Plan>>> AllAsync(Database db, CancellationToken ct) =>
        [
            .. (await db.ListAsync<VersionRow>(All, ct: ct))
                .Select(r => r.ToVersion(PlanJson.Read(r.Document)))
                .OrderBy(v => v.Item.Code, StringComparer.Ordinal)
                .ThenByDescending(v => v.Item.Version),
        ];

    /// <summary>Those whose version was published with other terms.</summary>
    public static async Task<IReadOnlyList<Plan>> ContradictingAsync(Database db, IReadOnlyCollection<Plan> plans, CancellationToken ct)
    {
        if (plans.Count == 0)
            return [];
        var known = (await db.ListAsync<string>(Published, ct: ct)).Select(PlanJson.Read).ToDictionary(p => (p.Code, p.Version), TermsOf);
        return [.. plans.Where(p => known.TryGetValue((p.Code, p.Version), out var terms) && terms != TermsOf(p))];
    }

    /// <summary>Publishes a version, or what may change of it.</summary>
    public static Task PublishAsync(UnitOfWork work, Plan plan) =>
        work.ExecuteAsync(
            Keep,
            new
            {
                plan.Code,
                plan.Version,
                state = plan.State.ToString(),
                fee = plan.Fee.Minor,
                document = PlanJson.Write(plan),
                work.Now,
                withdrawn = plan.State == PlanState.Retired ? work.Now : (DateTimeOffset?)null,
            }
        );

    private static string TermsOf(Plan plan) =>
        PlanJson.Write(
            plan with
            {
                State = PlanState.Active,
                Names = new Dictionary<string, string>(),
                Summaries = new Dictionary<string, string>(),
                ChangeTo = [],
            }
        );
}
