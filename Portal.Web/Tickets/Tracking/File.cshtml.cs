using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.Tracking;

/// <summary>A file of a request, for whoever may see the entry it came with.</summary>
public sealed class FileModel(TicketAccess access, Timeline timeline, AttachmentFolder folder) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(string reference, string key, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket)
            return NotFound();
        var moments = await timeline.ReadAsync(ticket.Id, await access.HasMailboxAsync(HttpContext, ticket, ct), ct);
        if (!await access.ReadsAnswersAsync(HttpContext, ticket, ct))
            moments = Timeline.WithoutAnswers(moments);
        var file = moments.SelectMany(m => m.Files).FirstOrDefault(f => f.Key == key);
        return file is null ? NotFound() : Download.Create(HttpContext, folder, file) ?? NotFound();
    }
}
