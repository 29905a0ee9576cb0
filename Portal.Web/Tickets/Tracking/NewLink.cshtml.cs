using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Tracking;

/// <summary>Another link, for whoever knows the reference and the address it was filed with. Everybody reads the same answer.</summary>
public sealed class NewLinkModel(
    Database db,
    GuestLinks links,
    TicketMails mails,
    Outbox outbox,
    AttemptLimits limits,
    TicketOptions options,
    IStringLocalizer<Text> texts
) : ReturnUrlPage(texts)
{
    private const int LinksAnHour = 3; // for one reference and address, so that who does not know both can keep nobody from their link

    private const string Find = $"select {Ticket.Columns} from ticket where reference = @reference and lower(mail) = lower(@mail)";

    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IActionResult OnGet() => Show();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Show();
        var reference = TicketReference.Read(Reference);
        if (reference is null)
            AddError("reference", "Tickets.NewLink.ReferenceShape");
        var mail = Mailbox("mail", Mail);
        if (!IsValid)
            return Invalid();
        IReadOnlyList<Attempt> turns =
        [
            Attempt.ForMailbox("ticket-link", $"{reference} {mail}", LinksAnHour),
            Attempt.ForBrowser("ticket-link", HttpContext, options.FreeOfBrowser),
            .. Attempt.ForNetworks("ticket-link", HttpContext, options.FreeOfNetwork),
        ];
        if (await limits.TakeAsync(turns, ct) is var wait && wait > TimeSpan.Zero)
            return TooManyAttempts(wait);
        var ticket = await db.SingleOrDefaultAsync<Ticket>(Find, new { reference, mail }, ct);
        var link = ticket is null ? null : links.To(ticket);
        await db.WriteAsync(
            async work =>
            {
                await work.AuditAsync("guest", "ticket.link-asked", $"ticket:{reference}", ticket is null ? "nothing sent" : "");
                if (ticket is null || link is null)
                    return;
                await GuestLinks.KeepAsync(work, ticket.Reference, link);
                await outbox.MailAsync(work, mails.Link(ticket, link));
            },
            ct
        );
        return RedirectDone(Links.Tickets.NewLink(), "sent");
    }

    private PageResult Show()
    {
        Metadata.Title = Texts["Tickets.NewLink.Title"];
        return Page();
    }

    protected override Task<IActionResult> StaleAsync()
    {
        Show();
        return base.StaleAsync();
    }
}
