using Portal.Web.Data;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>Publishes versions of extras, by the rule of <see cref="PlanVersions"/>: what they cost and give stays as it is.</summary>
internal static class ExtraVersions
{
    private const string Published = "select document from extra_version where state <> 'Draft'";

    private const string Keep = """
        insert into extra_version (code, version, state, fee, document, published_at, withdrawn_at)
        values (@Code, @Version, @state, @fee, @document, @Now, @withdrawn)
        on conflict (code, version) do update set state = excluded.state, fee = excluded.fee, document = excluded.document,
            withdrawn_at = case when excluded.state = 'Retired' then coalesce(extra_version.withdrawn_at, excluded.withdrawn_at) end
        """;

    private const string All = """
        select v.document, v.published_at, v.withdrawn_at, (select min(n.published_at) from extra_version n
            where n.code = v.code and n.version > v.version and n.state <> 'Draft') next_at
        from extra_version v
        """;

    /// <summary>Each version that was ever brought in, by code, the newest first.</summary>
    public static async Task<IReadOnlyList<CatalogueVersion<Extra>>> AllAsync(Database db, CancellationToken ct) =>
        [
            .. (await db.ListAsync<VersionRow>(All, ct: ct))
                .Select(r => r.ToVersion(PlanJson.ReadExtra(r.Document)))
                .OrderBy(v => v.Item.Code, StringComparer.Ordinal)
                .ThenByDescending(v => v.Item.Version),
        ];

    /// <summary>Those whose version was published with other terms.</summary>
    public static async Task<IReadOnlyList<Extra>> ContradictingAsync(Database db, IReadOnlyCollection<Extra> extras, CancellationToken ct)
    {
        if (extras.Count == 0)
            return [];
        var known = (await db.ListAsync<string>(Published, ct: ct))
            .Select(PlanJson.ReadExtra)
            .ToDictionary(e => (e.Code, e.Version), TermsOf);
        return [.. extras.Where(e => known.TryGetValue((e.Code, e.Version), out var terms) && terms != TermsOf(e))];
    }

    /// <summary>Publishes a version, or what may change of it.</summary>
    public static Task PublishAsync(UnitOfWork work, Extra extra) =>
        work.ExecuteAsync(
            Keep,
            new
            {
                extra.Code,
                extra.Version,
                state = extra.State.ToString(),
                fee = extra.Fee.Minor,
                document = PlanJson.Write(extra),
                work.Now,
                withdrawn = extra.State == PlanState.Retired ? work.Now : (DateTimeOffset?)null,
            }
        );

    private static string TermsOf(Extra extra) =>
        PlanJson.Write(
            extra with
            {
                State = PlanState.Active,
                Names = new Dictionary<string, string>(),
                Summaries = new Dictionary<string, string>(),
            }
        );
}
