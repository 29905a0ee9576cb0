using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents;

/// <summary>The ready replies: all agents read them, supervisors write them.</summary>
[PageInfo("Agents", Title = "Agents.Replies", Script = "js/agents.js", OwnSearch = true)]
public sealed class RepliesModel(CannedReplies replies) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    public AgentPermissions Rights => AgentPermissions.For(Me);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ILookup<string, CannedReplies.CannedReply> All { get; private set; } =
        Array.Empty<CannedReplies.CannedReply>().ToLookup(r => r.Key);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (key, code) = (Request.Query["key"].ToString(), Request.Query["in"].ToString());
        await ShowAsync(ct);
        Input = new() { Key = All.Contains(key) ? key : null, In = Language.TryFind(code, out var of) ? of.Code : Language.Code };
        if (Input.Key is { } known && All[known].FirstOrDefault(r => r.Language == Input.In) is { } reply)
            Input = Input with { Title = reply.Title, Text = reply.Text };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Rights.IsSupervisor)
            return NotFound();
        if (!Language.TryFind(Input.In, out var of))
            return BadRequest();
        var isKnown = (await replies.AllAsync(ct)).Any(r => r.Key == Input.Key);
        await replies.KeepAsync(Me, isKnown ? Input.Key : null, of.Code, Input.Title, Input.Text, ct);
        return Redirect(Links.Agents.Replies);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? key, [FromForm(Name = "in")] string? code, CancellationToken ct)
    {
        if (!Rights.IsSupervisor)
            return NotFound();
        await replies.RemoveAsync(Me, key ?? "", code ?? "", ct);
        return Redirect(Links.Agents.Replies);
    }

    // Only supervisors write: for everybody else there is no form to show again.
    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (IsPosted && !Rights.IsSupervisor)
            return NotFound();
        All = (await replies.AllAsync(ct)).ToLookup(r => r.Key);
        return Page();
    }

    public sealed record InputModel
    {
        public string? Key { get; init; }

        public string? In { get; init; }

        [Line(80, Missing = "Agents.TitleMissing")]
        public string Title { get; init; } = "";

        [Lines(5000, Missing = "Agents.ReplyMissing")]
        public string Text { get; init; } = "";
    }
}
