using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Portal.Web.Troubleshoot.Guides;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Web.Troubleshoot;

/// <summary>
/// Measures the speed in the browser, against the portal. The page is the same for every guest; who is signed in compares with the plan of
/// a line of theirs, and the result is kept.
/// </summary>
[Cacheable]
[PageInfo("Speed", Script = "js/speed-test.js")]
public sealed class SpeedTestModel(GuideLibrary library, SpeedLines speedLines, SpeedTestOptions options) : PortalPage
{
    // Small requests before, between and after the two ways.
    private const int OtherSeconds = 5;

    /// <summary>The page of a guide that asked for it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public SpeedTestOptions Options => options;

    public int Seconds => (2 * options.Seconds) + OtherSeconds;

    /// <summary>Null for who did not come from a guide.</summary>
    public GuideReturn? Guide { get; private set; }

    public Me? Me => HttpContext.Me();

    public IReadOnlyList<SpeedLine> Lines { get; private set; } = [];

    /// <summary>What something needs that people do on the internet.</summary>
    public static IReadOnlyList<SpeedNeed> Needs { get; } =
    [
        new("web", Download: 2, Upload: 1),
        new("call", Download: 4, Upload: 4, Latency: 150, Jitter: 30),
        new("hd", Download: 8, Upload: 1),
        new("uhd", Download: 25, Upload: 1),
        new("game", Download: 10, Upload: 2, Latency: 60, Jitter: 20),
        new("files", Download: 10, Upload: 10),
    ];

    /// <summary>As the script reads it.</summary>
    public static string Write(Speeds speeds) => $"{speeds.Min},{speeds.Normal},{speeds.Max}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Guide = await GuideReturn.FindAsync(library, Links, Back, ct);
        Lines = await speedLines.OfAsync(Me, ct);
        Metadata.Description = Texts["Speed.Description"];
        if (Guide is null)
            Metadata.Canonical = Links.Guides.SpeedTest;
        else
            Metadata.SameInEveryLanguage(l => LinksIn(l).Guides.MeasureFrom("Speed", Guide.Address));
        Cache([PageStore.Everything]);
    }
}
