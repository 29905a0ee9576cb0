using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>
/// Takes an answer that was typed or ticked and leads to the page it comes to. What cannot be taken goes back to its question, with what
/// was typed.
/// </summary>
public sealed class NextModel(GuideLibrary library) : PortalPage
{
    private const int MaxTypedLength = 60;

    public async Task<IActionResult> OnGetAsync(string guide, CancellationToken ct)
    {
        var asked = GuideAddress.Read(guide, Request.Query);
        var set = await library.AtAsync(asked.Version > 0 ? asked.Version : long.MaxValue, ct);
        if (set.Find(asked.First) is not { } first)
            return NotFound();
        var key = Request.Query[GuideAddress.At].ToString();
        var pages = new GuidePages(set, first, asked.Within(set), Links);
        if (set.Find(guide)?.Find(key) is not { } node || node.Read(asked.Answers.GetValueOrDefault(key)) is not null)
            return Redirect(pages.Here);
        var typed = asked.Answers.GetValueOrDefault(key, "");
        return Redirect(
            QueryHelpers.AddQueryString(
                pages.At(set.Find(guide)!, node),
                GuideAddress.Typed,
                typed.Length > MaxTypedLength ? typed[..MaxTypedLength] : typed
            )
        );
    }
}
