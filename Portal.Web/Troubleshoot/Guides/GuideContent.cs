using System.Text.Json;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>Guides as content files: checked, and kept in versions.</summary>
public sealed class GuideContent : IContentKind
{
    private const string Publish = "insert into guide_version (guide, body, published_at) values (@key, @body, @Now)";

    public bool Owns(string path) => GuideFiles.Owns(path);

    public IEnumerable<Diagnostic> Check(IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<Diagnostic>();
        var guides = GuideFiles.Read(files, faults);
        faults.AddRange(GuideAnalysis.Run(new GuideSet(0, guides)));
        faults.AddRange(guides.SelectMany(g => GuideTextCheck.Complete(g)));
        return [.. faults, .. Siblings(files.Keys, faults)];
    }

    public IEnumerable<Diagnostic> CheckReferences(IReadOnlyDictionary<string, string> files, Func<string, RenderContext> contexts) =>
        GuideFiles.Read(files, []).SelectMany(g => GuideTextCheck.References(g, contexts));

    public async Task PublishAsync(UnitOfWork work, IReadOnlyCollection<string> changed, IReadOnlyDictionary<string, string> files)
    {
        foreach (var key in changed.Select(GuideFiles.PlaceOf).OfType<(string Key, string? Language)>().Select(p => p.Key).Distinct())
        {
            var own = files
                .Where(f => GuideFiles.PlaceOf(f.Key)?.Key == key)
                .ToDictionary(f => GuideFiles.PlaceOf(f.Key)!.Value.Language ?? "", f => f.Value);
            await work.ExecuteAsync(
                Publish,
                new
                {
                    key,
                    body = JsonSerializer.Serialize(own),
                    work.Now,
                }
            );
        }
    }

    // A guide is taken as a whole or stays as it was.
    private static IEnumerable<Diagnostic> Siblings(IEnumerable<string> paths, List<Diagnostic> faults)
    {
        var blocked = faults.Where(f => f.Blocks).Select(f => f.File).ToHashSet();
        var keys = blocked.Select(f => GuideFiles.PlaceOf(f)?.Key).OfType<string>().ToHashSet();
        return paths
            .Where(p => GuideFiles.PlaceOf(p) is { } place && keys.Contains(place.Key) && !blocked.Contains(p))
            .Select(p => new Diagnostic(p, 1, "not taken, because another file of this guide has a fault", Blocks: true));
    }
}
