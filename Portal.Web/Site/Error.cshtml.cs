using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site;

/// <summary>
/// Says in plain words what went wrong, what was kept and what to do. It reads nothing
/// from the database, because that may be what is broken.
/// </summary>
[ResponseCache(NoStore = true)]
[WithoutDatabase]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(IStringLocalizer<Text> texts) : PortalPage
{
    private static readonly int[] Known = [400, 403, 405, 410, 413, 429, 500, 503];

    public int Status { get; private set; }

    /// <summary>The texts of this status; all others share those of 400 or 500.</summary>
    public string TextKey =>
        HttpContext.Features.Get<ErrorText>()?.Key ?? $"Error.{(Known.Contains(Status) ? Status : Status < 500 ? 400 : 500)}";

    public string Reference => HttpContext.TraceIdentifier;

    public IActionResult OnGet() => Show();

    public IActionResult OnPost() => Show();

    // From the address itself: when the body could not be read, nothing is bound at all.
    private PageResult Show()
    {
        var status = int.TryParse(RouteData.Values["status"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var said)
            ? said
            : 0;
        Status = status is >= 400 and < 600 ? status : 404;
        Metadata.Title = texts[$"{TextKey}.Title"];
        Metadata.SameInEveryLanguage(l => l.Home);
        var page = Page();
        page.StatusCode = Status;
        return page;
    }
}
