using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>Keeps a result. The script of the test sends it; where that fails, the same form is sent by hand.</summary>
[PageInfo("Speed.Save")]
public sealed class SaveModel(SpeedTests tests, SpeedLines lines) : PortalPage
{
    [BindProperty]
    public SpeedTestInput Input { get; set; } = new();

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Input.Fits)
        {
            AddError("pings", FigureAttribute.Text);
            return await ShowAgainAsync(ct);
        }

        var me = HttpContext.Me()!;
        var own = await lines.OfAsync(me, ct);
        var line = own.FirstOrDefault(l => l.Line.Number == Input.Line);
        if (line is null && Input.Line != "" && own.Count > 0)
            return NotFound();
        await tests.SaveAsync(me, Input.ToTest(line, SpeedEndpoints.IpVersionOf(HttpContext)), ct);
        return RedirectDone(Links.Guides.SpeedTests, "saved");
    }
}
