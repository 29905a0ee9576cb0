using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>
/// One question, step or end of a guide. It is the same for everybody with the same address, so it is served from finished bytes.
/// </summary>
[Cacheable]
public sealed class NodeModel(GuideLibrary library, GuideHtml html, GuideCounter counter, ArticleCatalog articles, RouterLibrary routers)
    : PortalPage
{
    public Guide Guide { get; private set; } = null!;

    public GuideNode Node { get; private set; } = null!;

    public GuidePages Pages { get; private set; } = null!;

    /// <summary>What was answered before, on the way to this page.</summary>
    public IReadOnlyList<GuideStep> Before { get; private set; } = [];

    /// <summary>The answer to this page, when one has come back to it.</summary>
    public string? Answered { get; private set; }

    /// <summary>What was typed and could not be taken; null when nothing is wrong.</summary>
    public string? Typed { get; private set; }

    /// <summary>The article to read at the end.</summary>
    public Article? Article => Node.Article is { } key ? articles.Best(Language, key) : null;

    /// <summary>Routers to choose from, by key.</summary>
    public IReadOnlyList<(string Key, string Name)> Devices { get; private set; } = [];

    /// <summary>Where the router is set up step by step.</summary>
    public string RouterAddress =>
        Before.LastOrDefault(s => s.Node.Kind == NodeKind.Device && Devices.Any(d => d.Key == s.Answer)) is { } device
            ? Links.Routers.Step(device.Answer, "unbox", Before.LastOrDefault(s => s.Node.Fact == "technology")?.Answer)
            : Links.Routers.Index;

    /// <summary>About how many pages are left, this one included.</summary>
    public int Left { get; private set; }

    public override bool HasErrors => Typed is not null;

    public NodeText Text => Guide.In(Language).Nodes[Node.Key];

    /// <summary>The language the text is really in, when it is not the reader's.</summary>
    public Language? Foreign => Guide.In(Language).Language == Language.Code ? null : Language.FromCode(Guide.In(Language).Language);

    public string Html => html.Of(Text, Foreign ?? Language, Language);

    public IEnumerable<string> Warnings => Node.Warnings.Select(w => html.Sentence(w, Language)).OfType<string>();

    public string Figure => Node.Figure is { } figure ? html.Figure(figure, Text.Title, Language) : "";

    public async Task<IActionResult> OnGetAsync(string guide, string node, CancellationToken ct)
    {
        var asked = GuideAddress.Read(guide, Request.Query);
        var set = await library.AtAsync(asked.Version > 0 ? asked.Version : long.MaxValue, ct);
        if (set.Find(asked.First) is not { } first || set.Find(guide) is not { } own)
            return NotFound();
        Pages = new GuidePages(set, first, asked.Within(set), Links);
        var path = Pages.Path;
        var again = path.Find(own, node);
        var isHere = path.Guide.Key == guide && path.Node.Key == node;
        if (again is null && !isHere)
            return Redirect(Pages.Here);
        (Guide, Node) = again is null ? (path.Guide, path.Node) : (again.Guide, again.Node);
        Typed = Request.Query[GuideAddress.Typed] is [{ } typed] && Node.Read(typed) is null ? typed : null;
        if (Typed is null && Pages.At(Guide, Node) is var here && here != $"{Request.PathBase}{Request.Path}{Request.QueryString}")
            return Redirect(here);
        Devices = [.. (await routers.AllAsync(ct)).Select(r => (r.Key, r.In(Language).Title))];
        Before = [.. path.Steps.TakeWhile(s => s != again)];
        Answered = again?.Answer;
        Left = set.PagesFrom(Guide, Node);
        Metadata.Title = Text.Title;
        Metadata.Script = "js/guides.js";
        Metadata.SameInEveryLanguage(l => $"{PathIn(l)}{Request.QueryString}");
        var (last, reached, key, language) = (Before.Count > 0 ? Before[^1] : null, Guide, Node.Key, Language.Code);
        Action<HttpContext> count = _ => counter.Reached(reached, key, language, last);
        if (Typed is null)
            HttpContext.Cache([HelpSetup.AnyArticle], () => true, count);
        count(HttpContext);
        return Page();
    }
}
