using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Plans.Notices;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Plans.Moving;

/// <summary>
/// What happens to a contract when its customer moves, and the form that asks for it. What is sent is a request like any other.
/// </summary>
[PageInfo("Moving")]
[WithoutDatabase]
public sealed class MovingModel(
    TicketService tickets,
    GuestLinks browser,
    AttemptLimits limits,
    OwnContractsReader reader,
    TicketOptions options
) : PortalPage
{
    [BindProperty]
    public MovingInput Input { get; set; } = new();

    [BindProperty]
    public FormStep Step { get; set; } = new();

    public override FormState Form { get; } = new() { ShowsWithoutData = true, UnavailableText = "Tickets.Ask.Fault" };

    public OwnContracts Own { get; private set; } = OwnContracts.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Own = await reader.ReadAsync(HttpContext, ct);
        if (HttpContext.Me() is { } me)
            Input = Input with { Name = me.Name, Email = me.Email, Number = Own.FirstNumber };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.DayIn(Language) is not { } day)
        {
            AddError("day", "Leaving.Day.Shape");
            return await ShowAgainAsync(ct);
        }

        var me = HttpContext.Me();
        if (
            !await tickets.IsOpenedAsync(Step.Key, me?.PersonId, ct)
            && await limits.TakeAsync(Turns(me), ct) is var wait
            && wait > TimeSpan.Zero
        )
            return await this.TooManyAttemptsAsync(wait, ct);
        Own = await reader.ReadAsync(HttpContext, ct);
        var ticket = await tickets.OpenAsync(RequestOf(me, day), ct);
        if (me is null)
            await browser.HoldAsync(HttpContext, ticket.Reference, ct);
        return Redirect(Links.Tickets.Receipt(ticket.Reference));
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Own = await reader.ReadAsync(HttpContext, ct);
        return Page();
    }

    private NewTicket RequestOf(Me? me, DateOnly day)
    {
        var email = EmailAddress.Canonical(Input.Email);
        var isOwn = me is not null && EmailNormalizer.Normalize(me.Email) == EmailNormalizer.Normalize(email);
        return new NewTicket
        {
            FormKey = Step.Key,
            Type = TicketType.Change,
            Topic = "move",
            Fields = new Dictionary<string, string> { ["day"] = Language.Write(day), ["number"] = Input.Number }
                .Where(f => f.Value != "")
                .ToDictionary(),
            Subject = Texts["Moving.Ticket", Language.Write(day)],
            Text = $"{Texts["Moving.To"]}\n{Input.Street}\n{Input.Postcode} {Input.Town}",
            Name = Input.Name,
            Email = email,
            IsEmailConfirmed = isOwn,
            ReceiptsPerHour = isOwn ? null : options.MailsPerHour,
            Language = Language.Code,
            PersonId = me?.PersonId,
            CustomerNumber = me?.CustomerNumber,
            ServiceNumber = Own.Find(Input.Number)?.Service.Number,
            Actor = me?.Target ?? "guest",
        };
    }

    private IReadOnlyList<Attempt> Turns(Me? me) =>
        me is not null
            ? [Attempt.ForPerson("ticket", me, 2 * options.FreeOfBrowser)]
            :
            [
                Attempt.ForBrowser("ticket", HttpContext, options.FreeOfBrowser),
                .. Attempt.ForNetworks("ticket", HttpContext, options.FreeOfNetwork),
            ];
}
