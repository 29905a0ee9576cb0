using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Identity;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Router.Setup;

/// <summary>
/// One step of setting up a router. It is the same for everybody with the same address, except who is signed in: they find the values of
/// their own line in it.
/// </summary>
[Cacheable]
public sealed class StepModel(RouterLibrary library, RouterHtml html, OwnLines lines) : PortalPage
{
    public SetupView View { get; private set; } = null!;

    public SetupStep Step { get; private set; }

    public SetupStep? Before => Step == SetupStep.Unbox ? null : Step - 1;

    public SetupStep? Next => Step == SetupStep.Done ? null : Step + 1;

    /// <summary>True when this step first asks what the line is made of, or how it connects.</summary>
    public bool Asks => (Step == SetupStep.Cable && View.Way.Line is null) || (Step == SetupStep.Configure && View.Way.Connection is null);

    public async Task<IActionResult> OnGetAsync(string model, string step, string? line, string? connection, CancellationToken ct)
    {
        if (!EnumWords.TryRead<SetupStep>(step, out var found) || await library.FindAsync(model, ct) is not { } router)
            return NotFound();
        Step = found;
        var me = HttpContext.Me();
        var own = await lines.FindAsync(me, ct);
        var way = SetupWay.Read(router, line, connection).With(own);
        View = new SetupView(way, own, me is not null, html, Language, Links);
        Metadata.Title = $"{Texts[$"Router.Step.{Step}"]}: {View.Text.Title}";
        Metadata.SameInEveryLanguage(l => way.AddressOf(Step, LinksIn(l)));
        if (me is null)
            Cache([HelpSetup.AnyArticle]);
        return Page();
    }
}
