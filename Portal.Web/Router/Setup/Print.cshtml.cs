using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Router.Setup;

/// <summary>All steps of a set-up on one page, to print them.</summary>
[Cacheable]
[PageInfo("Router.Print", Script = "js/print.js")]
public sealed class PrintModel(RouterLibrary library, RouterHtml html, OwnLines lines) : PortalPage
{
    public SetupView View { get; private set; } = null!;

    /// <summary>Those with something to do.</summary>
    public IEnumerable<SetupStep> Steps => Enum.GetValues<SetupStep>().Where(s => s != SetupStep.Done);

    public async Task<IActionResult> OnGetAsync(string model, string? line, string? connection, CancellationToken ct)
    {
        if (await library.FindAsync(model, ct) is not { } router)
            return NotFound();
        var me = HttpContext.Me();
        var own = await lines.FindAsync(me, ct);
        View = new SetupView(SetupWay.Read(router, line, connection).With(own), own, me is not null, html, Language, Links);
        Metadata.Title = $"{Texts["Router.Setup"]}: {View.Text.Title}";
        Metadata.SameInEveryLanguage(l => View.Way.PrintAddress(LinksIn(l)));
        if (me is null)
            Cache([HelpSetup.AnyArticle]);
        return Page();
    }
}
