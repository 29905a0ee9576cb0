using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// Following an area or an incident by mail. The mailbox is asked first, and the page says the same whether it follows already, is somebody
/// else's, or does not exist.
/// </summary>
public sealed class FollowModel(IncidentCache incidents, IncidentService desk, AttemptLimits limits, IStringLocalizer<Text> texts)
    : MailboxPage(limits, texts)
{
    [BindProperty(Name = "incident", SupportsGet = true)]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public string? Technology { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Incident? Incident { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Incident = await incidents.FindAsync(Reference);
        if (Incident is { ResolvedAt: not null })
            Incident = null;
        (Metadata.Title, Metadata.OwnNotice) = (Texts["Status.Follow.Area"], true);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Status.Follow(Incident?.Reference));
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public IActionResult OnGet()
    {
        Email = HttpContext.Me()?.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var postcode = Web.Status.Postcode.Read(Postcode);
        if (Incident is null && postcode is null)
            AddError("postcode", "Status.Check.NoPostcode");
        if (!await MayWriteAsync(ct, isNeeded: true))
            return Refused();
        var technology = IndexModel.Technologies.Where(t => t.Name() == Technology).Select(t => (Provider.Technology?)t).FirstOrDefault();
        var me = HttpContext.Me();
        var isMine = me is not null && EmailNormalizer.Normalize(me.Email) == EmailNormalizer.Normalize(Typed);
        await desk.FollowAsync(
            new FollowRequest
            {
                Email = Typed!,
                Language = Language,
                Incident = Incident,
                Postcode = Incident is null ? postcode : null,
                Technology = Incident is null ? technology : null,
                PersonId = isMine ? me!.PersonId : null,
            },
            ct
        );
        return RedirectDone(Links.Status.Follow(), "asked");
    }
}
