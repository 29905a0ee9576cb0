using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Agents;

/// <summary>A file a customer sent, for the desk. That somebody took it is written down.</summary>
public sealed class FileModel(TicketReader file, AttachmentService attachments, AttachmentFolder folder) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(string reference, string key, CancellationToken ct)
    {
        if (await file.FindAsync(reference, ct) is not { } ticket)
            return NotFound();
        if ((await attachments.ListAsync(ticket.Id, ct)).FirstOrDefault(a => a.Key == key) is not { } found)
            return NotFound();
        await file.AuditDownloadAsync(HttpContext.Me()!.Target, ticket, key, ct);
        return Download.Create(HttpContext, folder, found) ?? NotFound();
    }
}
