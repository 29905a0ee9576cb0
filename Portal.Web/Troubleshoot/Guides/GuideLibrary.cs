using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Help;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>The guides of this node, at their newest version and at those somebody is still on; read when first needed.</summary>
public sealed class GuideLibrary(Database db, ContentLibrary content) : IChangeListener, IDisposable
{
    private const string Versions = "select id, guide from guide_version order by id";
    private const string Body = "select body from guide_version where id = @id";
    private const int MaxSets = 16;

    private readonly SemaphoreSlim loading = new(1);
    private readonly ConcurrentDictionary<long, Guide> guides = new();
    private readonly ConcurrentDictionary<long, GuideSet> sets = new();
    private volatile IReadOnlyList<VersionRow>? versions;

    /// <summary>All guides as they are now.</summary>
    public Task<GuideSet> CurrentAsync(CancellationToken ct) => AtAsync(long.MaxValue, ct);

    /// <summary>
    /// All guides as they were at a version. One that never was is the nearest before it, or the newest when there is none.
    /// </summary>
    public async Task<GuideSet> AtAsync(long version, CancellationToken ct)
    {
        var known = versions ?? await LoadAsync(ct);
        if (known.Count == 0)
            return GuideSet.Empty;
        var number = known.LastOrDefault(v => v.Id <= version)?.Id ?? known[^1].Id;
        return sets.TryGetValue(number, out var set) ? set : await ReadAsync(known, number, ct);
    }

    public async Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (!tags.Contains(HelpSetup.ContentTag) || versions is null)
            return;
        guides.Clear(); // the provider's facts stand in their texts
        sets.Clear();
        await LoadAsync(ct);
    }

    public void Dispose() => loading.Dispose();

    private async Task<IReadOnlyList<VersionRow>> LoadAsync(CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            return versions = await db.ListAsync<VersionRow>(Versions, ct: ct);
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<GuideSet> ReadAsync(IReadOnlyList<VersionRow> known, long number, CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            var all = new List<Guide>();
            foreach (var row in known.Where(v => v.Id <= number).GroupBy(v => v.Guide).Select(g => g.Last()))
                if (await GuideAsync(row, ct) is { } guide)
                    all.Add(guide);
            var set = new GuideSet(number, all);
            if (sets.Count >= MaxSets)
                sets.Clear();
            return sets[number] = set;
        }
        finally
        {
            loading.Release();
        }
    }

    // A row that was damaged by hand is one guide less, and holds up no other.
    private async Task<Guide?> GuideAsync(VersionRow row, CancellationToken ct)
    {
        if (guides.TryGetValue(row.Id, out var known))
            return known;
        var body = await db.SingleOrDefaultAsync<string>(Body, new { id = row.Id }, ct);
        var files = JsonSerializer.Deserialize<Dictionary<string, string>>(body ?? "{}")!;
        return GuideFiles.ReadOne(row.Guide, files, []) is { } guide ? guides[row.Id] = guide.With(content.Current.Variables) : null;
    }

    private sealed record VersionRow
    {
        public required long Id { get; init; }

        public required string Guide { get; init; }
    }
}
