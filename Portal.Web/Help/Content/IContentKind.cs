using Portal.Web.Data;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>
/// Content files that another slice understands: guides, routers. They are checked, imported and exported with everything else, and that
/// slice keeps what it reads from them.
/// </summary>
public interface IContentKind
{
    /// <summary>True for a file of this kind.</summary>
    /// <param name="path">The path inside the content folder.</param>
    bool Owns(string path);

    /// <summary>What is wrong inside the files. A fault that blocks keeps its file out.</summary>
    /// <param name="files">All files of the folder that are no articles, by path.</param>
    IEnumerable<Diagnostic> Check(IReadOnlyDictionary<string, string> files);

    /// <summary>What the texts refer to that is not there; nothing of it keeps a file out.</summary>
    /// <param name="files">All files of the folder that are no articles, by path.</param>
    /// <param name="contexts">What texts are rendered with, by language.</param>
    IEnumerable<Diagnostic> CheckReferences(IReadOnlyDictionary<string, string> files, Func<string, RenderContext> contexts);

    /// <summary>Keeps what these files say, in the change that keeps the files.</summary>
    /// <param name="work">The change.</param>
    /// <param name="changed">The paths of the files of this kind that are new or different.</param>
    /// <param name="files">All files of the folder that are no articles, by path.</param>
    Task PublishAsync(UnitOfWork work, IReadOnlyCollection<string> changed, IReadOnlyDictionary<string, string> files);
}
