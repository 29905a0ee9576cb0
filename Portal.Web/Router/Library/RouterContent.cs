using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Router.Library;

/// <summary>Routers as content files. They are read as they are kept, so there is nothing to publish beside them.</summary>
public sealed class RouterContent : IContentKind
{
    public bool Owns(string path) => RouterFiles.Owns(path);

    public IEnumerable<Diagnostic> Check(IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<Diagnostic>();
        var models = RouterFiles.Read(files, faults);
        faults.AddRange(models.SelectMany(RouterTextCheck.Complete));
        if (files.Keys.Any(Owns) && !files.ContainsKey(RouterFiles.PathOf(RouterModel.OtherKey)))
            faults.Add(new Diagnostic(RouterFiles.Folder, 1, $"{RouterModel.OtherKey}.yaml is missing, for whoever has another router"));
        return faults;
    }

    public IEnumerable<Diagnostic> CheckReferences(IReadOnlyDictionary<string, string> files, Func<string, RenderContext> contexts) =>
        RouterFiles.Read(files, []).SelectMany(m => RouterTextCheck.References(m, contexts));

    public Task PublishAsync(UnitOfWork work, IReadOnlyCollection<string> changed, IReadOnlyDictionary<string, string> files) =>
        Task.CompletedTask;
}
