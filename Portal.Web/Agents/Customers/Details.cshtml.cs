using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents.Customers;

/// <summary>
/// One customer, as the help desk sees them: contracts, orders, bills, payments and data used. Whoever has no request says why.
/// </summary>
[PageInfo("Agents", Title = "Agents.Customers.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class DetailsModel(CustomerAccess access, CustomerFileReader reader, ICustomers customers) : PortalPage
{
    private AccessGround? ground;

    [FromRoute]
    public string Number { get; set; } = "";

    /// <summary>The request one comes from.</summary>
    [FromQuery(Name = "ticket")]
    public string? Asked { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The customer number in plain form.</summary>
    public string Plain => CustomerNumber.Read(Number) ?? "";

    /// <summary>The reference of the request that opens the customer; null when a reason does.</summary>
    public string? Ticket => ground?.Ticket?.Reference;

    /// <summary>Null while no reason was given.</summary>
    public CustomerFile? Shown { get; private set; }

    public bool IsSupervisor => AgentPermissions.For(Me).IsSupervisor;

    private Me Me => HttpContext.Me()!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await IsKnownAsync(ct))
            return NotFound();
        if (ground is { } opened)
            await access.AuditAsync(Me, Plain, opened, null, ct);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await IsKnownAsync(ct))
            return NotFound();
        await access.GiveAsync(Me, Plain, Input.Reason, ct);
        return Redirect(Links.Agents.Customer(Plain));
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await IsKnownAsync(ct))
            return NotFound();
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.Customer(Plain, Ticket));
        if (ground is not null)
            Shown = await reader.ReadAsync(Plain, Language, ct);
        return Page();
    }

    // A system that is away does not say that there is no such customer.
    private async Task<bool> IsKnownAsync(CancellationToken ct)
    {
        if (Plain == "" || (await customers.FindAsync(Plain, ct)).State == AnswerState.NotFound)
            return false;
        ground ??= await access.FindAsync(Me, Plain, Asked, ct);
        return true;
    }

    public sealed record InputModel
    {
        [Lines(CustomerAccess.MaxReason, Missing = "Agents.ReasonMissing")]
        public string Reason { get; init; } = "";
    }
}
