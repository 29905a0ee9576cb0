using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Agents;

/// <summary>A file a customer sent, for agents. That somebody took it is written down.</summary>
public sealed class FileModel(TicketReader file, AttachmentService attachments, AttachmentFolder folder) : PortalPage
{
    /// <summary>A picture as the page of its ticket shows it. That somebody looked at the ticket is written down already.</summary>
    public async Task<IActionResult> OnGetPictureAsync(string reference, string key, CancellationToken ct)
    {
        if (await file.FindAsync(reference, ct) is not { } ticket || await FindAsync(ticket, key, ct) is not { } found)
            return NotFound();
        return found.Type.StartsWith("image/", StringComparison.Ordinal)
            ? Download.Create(HttpContext, folder, found) ?? NotFound()
            : NotFound();
    }

    public async Task<IActionResult> OnGetAsync(string reference, string key, CancellationToken ct)
    {
        if (await file.FindAsync(reference, ct) is not { } ticket || await FindAsync(ticket, key, ct) is not { } found)
            return NotFound();
        await file.AuditDownloadAsync(HttpContext.Me()!.Target, ticket, key, ct);
        return Download.Create(HttpContext, folder, found) ?? NotFound();
    }

    private async Task<Attachment?> FindAsync(Ticket ticket, string key, CancellationToken ct) =>
        (await attachments.ListAsync(ticket.Id, ct)).FirstOrDefault(a => a.Key == key);
}
