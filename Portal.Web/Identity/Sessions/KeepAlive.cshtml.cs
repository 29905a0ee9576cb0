using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.Sessions;

/// <summary>Any request keeps a session from ending; this one does nothing else. It answers how many seconds are left.</summary>
[ResponseCache(NoStore = true)]
public sealed class KeepAliveModel(TimeProvider clock) : PortalPage
{
    public IActionResult OnGet() =>
        HttpContext.Me() is { } me
            ? Content(
                ((long)((me.EndsAt ?? DateTimeOffset.MaxValue) - clock.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture)
            )
            : NotFound();
}
