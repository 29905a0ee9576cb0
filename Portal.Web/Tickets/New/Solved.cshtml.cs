using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Tickets.New;

/// <summary>"This solved it", said before anything was filed.</summary>
[PageInfo("Tickets.Solved")]
public sealed class SolvedModel(Deflection deflection, TicketPrefill came) : PortalPage
{
    /// <summary>Only whoever says it gets this cookie, and for as long as it takes to know whether it was true.</summary>
    public const string Cookie = "solved";

    public IActionResult OnGet(string? done)
    {
        Metadata.SameInEveryLanguage(l => $"{LinksIn(l).Tickets.Solved}?done=yes");
        return done == "yes" ? Page() : Redirect(Links.Tickets.New);
    }

    public async Task<IActionResult> OnPostAsync(string? article, string? type, CancellationToken ct)
    {
        if (came.Article(article, Language) is not { } known || TicketForms.Read(type) is not { } about)
            return Redirect(Links.Tickets.New);
        var browser = HttpContext.Me() is null ? Request.Cookie(Cookie) ?? IdempotencyKey.New() : null;
        await deflection.SolvedAsync(known.Key, Language.Code, $"{about}", HttpContext.Me()?.PersonId, browser, ct);
        if (browser is not null)
            Response.SetCookie(Cookie, browser, Deflection.MustLast);
        return RedirectDone(Links.Tickets.Solved, "yes");
    }
}
