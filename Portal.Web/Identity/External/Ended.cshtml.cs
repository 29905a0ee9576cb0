using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>
/// How a sign-in through an identity server ended that did not lead in: what happened, in words, and which ways are open. It says nothing
/// about accounts.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class EndedModel(ExternalServers servers) : PortalPage
{
    // The last parts of the keys of their texts.
    private static readonly Dictionary<string, int> Reasons = new()
    {
        ["away"] = StatusCodes.Status503ServiceUnavailable,
        ["cancelled"] = StatusCodes.Status200OK,
        ["failed"] = StatusCodes.Status400BadRequest,
        ["locked"] = StatusCodes.Status403Forbidden,
        ["other"] = StatusCodes.Status400BadRequest,
        ["role"] = StatusCodes.Status403Forbidden,
        ["sent"] = StatusCodes.Status200OK,
        ["staff"] = StatusCodes.Status403Forbidden,
        ["stale"] = StatusCodes.Status400BadRequest,
        ["taken"] = StatusCodes.Status409Conflict,
        ["unverified"] = StatusCodes.Status403Forbidden,
        ["used"] = StatusCodes.Status410Gone,
        ["weak"] = StatusCodes.Status403Forbidden,
    };

    [FromQuery]
    public string? Why { get; set; }

    [FromQuery(Name = "server")]
    public string? Key { get; set; }

    public string Reason { get; private set; } = "failed";

    public ExternalServer? Server { get; private set; }

    /// <summary>What people call the server; what stands for it where none is named.</summary>
    public string Name => Server?.Name ?? Texts["External.TheServer"];

    public bool MayTryAgain => Reason is "away" or "cancelled" or "failed" or "stale" or "other";

    public IActionResult OnGet()
    {
        if (servers.All.Count == 0)
            return NotFound();
        Server = servers.Find(Key);
        Reason = Why is not null && Reasons.ContainsKey(Why) ? Why : "failed";
        Metadata.Title = Texts[$"External.Ended.{Reason}.Title", Name];
        return PageWith(Reasons[Reason]);
    }
}
