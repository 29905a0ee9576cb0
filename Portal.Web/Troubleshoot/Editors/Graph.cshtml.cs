using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Editors;

/// <summary>A guide drawn as a graph, for who writes it.</summary>
[ResponseCache(NoStore = true)]
public sealed class GraphModel(GuideLibrary library) : PortalPage
{
    public Guide Guide { get; private set; } = null!;

    public GuideDrawing Drawing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string guide, CancellationToken ct)
    {
        if ((await library.CurrentAsync(ct)).Find(guide) is not { } found)
            return NotFound();
        (Guide, Drawing) = (found, GuideDrawing.Of(found));
        Metadata.Title = Texts["Guide.Graph.Title", found.In(Language).Title];
        return Page();
    }
}
