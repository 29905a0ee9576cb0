using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>Takes a guide along to another device: a QR code of the page, or a short code to type in.</summary>
[PageInfo("Guide.Move")]
[ResponseCache(NoStore = true)]
public sealed class MoveModel(GuideCodes codes, SiteUrls site, AttemptLimits limits) : PortalPage
{
    private const int CodesPerHour = 20;

    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    /// <summary>The address with the host, as another device opens it.</summary>
    public string Whole => site.Absolute(Address!);

    /// <summary>Where codes are typed in.</summary>
    public string TypeAt => site.Absolute(Links.Guides.Continue);

    /// <summary>The code, once it was asked for.</summary>
    public string? Code { get; private set; }

    public IActionResult OnGet() => GuideCodes.IsPage(Address) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!GuideCodes.IsPage(Address))
            return NotFound();
        if (await limits.TakeAsync(Attempt.ForNetworks("guide-code", HttpContext, CodesPerHour), ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        Code = await codes.MakeAsync(Address!, ct);
        return Page();
    }
}
