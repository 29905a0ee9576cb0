using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>The limits of line tests as a content file: checked and kept with the others, and read from there.</summary>
public sealed class LineTestContent : IContentKind
{
    public bool Owns(string path) => path == LineTestFile.Path;

    public IEnumerable<Diagnostic> Check(IReadOnlyDictionary<string, string> files)
    {
        var faults = new DiagnosticList(LineTestFile.Path);
        if (files.TryGetValue(LineTestFile.Path, out var text))
            LineTestFile.Parse(text, faults);
        return faults.All;
    }

    public IEnumerable<Diagnostic> CheckReferences(IReadOnlyDictionary<string, string> files, Func<string, RenderContext> contexts) => [];

    public Task PublishAsync(UnitOfWork work, IReadOnlyCollection<string> changed, IReadOnlyDictionary<string, string> files) =>
        Task.CompletedTask;
}
