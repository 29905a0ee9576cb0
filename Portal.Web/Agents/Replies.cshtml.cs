using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>The ready replies: everybody on the desk reads them, supervisors write them.</summary>
public sealed class RepliesModel(CannedReplies replies, ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts)
    : AgentPage(levels, clock, texts)
{
    [FromForm(Name = "key")]
    public string? Key { get; set; }

    [FromForm(Name = "in")]
    public string? In { get; set; }

    [FromForm(Name = "title")]
    public string? Title { get; set; }

    [FromForm(Name = "text")]
    public string? Words { get; set; }

    public ILookup<string, CannedReplies.CannedReply> All { get; private set; } =
        Array.Empty<CannedReplies.CannedReply>().ToLookup(r => r.Key);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (key, code) = (Request.Query["key"].ToString(), Request.Query["in"].ToString());
        await ReadAsync(ct);
        (Key, In) = (All.Contains(key) ? key : null, Language.TryFind(code, out var of) ? of.Code : Language.Code);
        if (Key is not null && All[Key].FirstOrDefault(r => r.Language == In) is { } reply)
            (Title, Words) = (reply.Title, reply.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Rights.IsSupervisor)
            return NotFound();
        await ReadAsync(ct);
        var (title, words) = (Line("title", Title, 80, "Agents.TitleMissing"), Lines("text", Words, 5000, "Agents.ReplyMissing"));
        if (!Language.TryFind(In, out var of))
            return BadRequest();
        if (!IsValid)
            return Invalid();
        await replies.KeepAsync(Me, All.Contains(Key ?? "") ? Key : null, of.Code, title, words, ct);
        return Redirect(Links.Agents.Replies);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (!Rights.IsSupervisor)
            return NotFound();
        await replies.RemoveAsync(Me, Key ?? "", In ?? "", ct);
        return Redirect(Links.Agents.Replies);
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Metadata.Title = Texts["Agents.Replies"];
        All = (await replies.AllAsync(ct)).ToLookup(r => r.Key);
    }
}
