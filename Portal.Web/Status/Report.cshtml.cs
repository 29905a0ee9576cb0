using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// Takes "it does not work here" from somebody for whose postcode nothing is known. The question stands on a page without a token: the
/// browser says where the form was sent from.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ReportModel(IncidentService incidents, AttemptLimits limits) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => Redirect(Links.Status.Index);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return StatusCode(ServerLimits.StatusOfUnreadable(Request));
        if (!Request.ComesFromHere())
            return StatusCode(StatusCodes.Status403Forbidden);
        if (Postcode.Read(Input.Postcode) is not { } postcode)
            return Redirect(Links.Status.Index);
        var technology = IndexModel.Technologies.FirstOrDefault(t => t.Name() == Input.Technology);
        // Whoever says it too often is thanked and not counted.
        if (await limits.TakeAsync(ReporterCookie.Reporting(HttpContext), ct) == TimeSpan.Zero)
        {
            var me = HttpContext.Me();
            await incidents.ReportAsync(
                new Report
                {
                    Kind = ReportKind.Check,
                    Reporter = me?.Target ?? "browser:" + ReporterCookie.NameOf(HttpContext),
                    Postcode = postcode,
                    Technology = technology,
                    PersonId = me?.PersonId,
                    Network = ClientNetwork.NameOf(HttpContext),
                },
                ct
            );
        }

        var kind = technology == Provider.Technology.Unknown ? "" : technology.Name();
        return Redirect(Links.Status.Checked(postcode, kind));
    }

    public sealed record InputModel
    {
        public string? Postcode { get; init; }

        public string? Technology { get; init; }
    }
}
