using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Editors;

/// <summary>How guides do: how many came to each page, how many left there, and how it ended. Numbers only.</summary>
[PageInfo("Guide.Counts")]
[ResponseCache(NoStore = true)]
public sealed class CountsModel(GuideReport report, GuideCounter counter) : PortalPage
{
    public const int Days = 30;

    public IReadOnlyList<GuideCounts> Guides { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Guides = await report.ReadAsync(counter.Today.AddDays(1 - Days), null, ct);
}
