using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Messages.Inbound;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents.Inbound;

/// <summary>One mail that was not delivered, as text: somebody of the help desk delivers it after all, or throws it away.</summary>
[PageInfo("Agents", Title = "Agents.Quarantine", Script = "js/agents.js", OwnSearch = true)]
public sealed class DetailsModel(Quarantine quarantine, InboundReceiver receiver, MailParser parser, TicketReader tickets) : PortalPage
{
    private const int MaxRaw = 20_000;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public QuarantinedMail Item { get; private set; } = null!;

    /// <summary>Null for one that cannot be read.</summary>
    public InboundMail? Mail { get; private set; }

    /// <summary>The beginning of one that cannot be read.</summary>
    public string Raw { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is false)
            return NotFound();
        var reference = Input.Reference.Length == 0 ? null : (await tickets.FindAsync(Input.Reference, ct))?.Reference;
        if (reference is null && Input.Reference.Length > 0)
        {
            AddError("reference", "Agents.Quarantine.NoTicket");
            return PageWith(StatusCodes.Status422UnprocessableEntity);
        }

        if (await receiver.ReleaseAsync(Item.Id, new(HttpContext.Me()!.Target, reference), ct) is not { } result)
            return NotFound();
        if (result.Reason is null)
            return Redirect(Links.Agents.Details(result.Target["ticket:".Length..]));
        AddError("reference", $"Agents.Quarantine.Reason.{result.Reason}");
        return PageWith(StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is false || !await quarantine.DiscardAsync(Item.Id, HttpContext.Me()!.Target, ct))
            return NotFound();
        return Redirect(Links.Agents.Quarantine());
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (!long.TryParse($"{RouteData.Values["id"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        if (await quarantine.FindAsync(id, ct) is not { } item || quarantine.Read(item) is not { } bytes)
            return false;
        Item = item;
        Mail = parser.TryRead(bytes, ct);
        if (Mail is null)
            Raw = Messages.CleanText.Lines(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, MaxRaw)));
        return true;
    }

    public sealed record InputModel
    {
        [Line(80)]
        public string Reference { get; init; } = "";
    }
}
