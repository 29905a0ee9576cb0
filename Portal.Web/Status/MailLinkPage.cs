using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Status;

/// <summary>
/// Where the link of a mail leads. Nothing happens until a button is pressed, for programs that check mails follow links too; and every
/// link that is good no more, or never was, leads to one and the same page.
/// </summary>
public abstract class MailLinkPage(IncidentService desk, LinkPurpose deed, string name, IStringLocalizer<Text> texts) : FormPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>Whose link it is; null when it is good no more.</summary>
    public Follower? Follower { get; private set; }

    /// <summary>What the link is about: the reference of an incident, or nothing.</summary>
    public string About { get; private set; } = "";

    protected IncidentService Desk => desk;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        (Metadata.Title, Metadata.OwnNotice) = (Texts[$"Status.{name}.Title"], true);
        Metadata.SameInEveryLanguage(l => $"{l.Home}{Request.Path.Value![3..]}{Request.QueryString}");
        if (await desk.FindFollowerAsync(deed, Token, HttpContext.RequestAborted) is { } link)
            (Follower, About) = link;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public IActionResult OnGet() => Page();
}
