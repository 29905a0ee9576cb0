using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>Goes on with a guide that was begun on another device.</summary>
[PageInfo("Guide.Continue")]
[ResponseCache(NoStore = true)]
public sealed class ContinueModel(GuideCodes codes, AttemptLimits limits) : PortalPage
{
    private const int TriesPerHour = 30;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => (Metadata.Canonical, Metadata.Description) = (Links.Guides.Continue, Texts["Guide.Continue.Text"]);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (
            await limits.TakeAsync(Attempt.ForNetworks("guide-continue", HttpContext, TriesPerHour), ct) is var wait
            && wait > TimeSpan.Zero
        )
            return await this.TooManyAttemptsAsync(wait, ct);
        if (await codes.FindAsync(Input.Code ?? "", ct) is { } address)
            return Redirect($"/{Language.Code}{address[3..]}");
        AddError("code", "Guide.Continue.Wrong");
        return await ShowAgainAsync(ct);
    }

    public sealed record InputModel
    {
        [Line(20, Missing = "Guide.Continue.Wrong")]
        public string? Code { get; init; }
    }
}
