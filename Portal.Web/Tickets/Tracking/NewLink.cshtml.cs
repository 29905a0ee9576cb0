using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets.Mails;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Tracking;

/// <summary>Another link, for whoever knows the reference and the address it was filed with. Everybody reads the same answer.</summary>
[PageInfo("Tickets.NewLink")]
public sealed class NewLinkModel(
    Database db,
    GuestLinks links,
    TicketMails mails,
    TicketOutbox outbox,
    AttemptLimits limits,
    TicketOptions options
) : PortalPage
{
    private const int LinksAnHour = 3; // for one reference and address, so that who does not know both can keep nobody from their link

    private const string Find = $"select {Ticket.Columns} from ticket where reference = @reference and lower(email) = lower(@email)";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public void OnGet(string? reference) => Input = new() { Reference = reference };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (reference, email) = (TicketReference.Read(Input.Reference), EmailAddress.Canonical(Input.Email));
        if (reference is null)
        {
            AddError("reference", "Tickets.NewLink.ReferenceShape");
            return await ShowAgainAsync(ct);
        }

        IReadOnlyList<Attempt> turns =
        [
            Attempt.ForMailbox("ticket-link", $"{reference} {email}", LinksAnHour),
            Attempt.ForBrowser("ticket-link", HttpContext, options.FreeOfBrowser),
            .. Attempt.ForNetworks("ticket-link", HttpContext, options.FreeOfNetwork),
        ];
        if (await limits.TakeAsync(turns, ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        var ticket = await db.SingleOrDefaultAsync<Ticket>(Find, new { reference, email }, ct);
        var link = ticket is null ? null : links.To(ticket);
        await db.WriteAsync(
            async work =>
            {
                await work.AuditAsync("guest", "ticket.link-requested", $"ticket:{reference}", ticket is null ? "nothing sent" : "");
                if (ticket is null || link is null)
                    return;
                await GuestLinks.KeepAsync(work, ticket.Reference, link);
                await outbox.SendAsync(work, ticket, mails.Link(ticket, link));
            },
            ct
        );
        return RedirectDone(Links.Tickets.NewLink(), "sent");
    }

    public sealed record InputModel
    {
        public string? Reference { get; init; }

        [Mailbox]
        public string Email { get; init; } = "";
    }
}
