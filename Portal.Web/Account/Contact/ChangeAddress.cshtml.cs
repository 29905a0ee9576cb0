using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Account.Contact;

/// <summary>Asks for bills and letters to go to another address. Letters carry codes, so staff look at who asks first.</summary>
[PageInfo("ChangeAddress", Script = "js/tickets.js")]
[RequestSizeLimit(FormFiles.MaxFormSize)]
[RequestFormLimits(MultipartBodyLengthLimit = FormFiles.MaxFormSize, ValueCountLimit = 200, ValueLengthLimit = 256 * 1024)]
public sealed class ChangeAddressModel(ContactReader reader, ContactRequestService requests, FormFiles files) : PortalPage
{
    [BindProperty]
    public AddressInput Input { get; set; } = new();

    [BindProperty]
    public SubmissionInput Submission { get; set; } = new();

    public override FormState Form { get; } = new() { HandlerValidates = true, UnavailableText = "Tickets.Ask.Fault" };

    public FormFiles Files => files;

    /// <summary>Null when the provider's system is away: the request can be sent all the same.</summary>
    public Customer? Customer { get; private set; }

    /// <summary>The request that asks for this already; null when there is none.</summary>
    public OpenRequest? Open { get; private set; }

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is null)
            return NotFound();
        var isOnlyFile = await files.TakeAsync(this, Submission, ct);
        await files.ReportMissingAsync(this, Submission, ct);
        if (isOnlyFile)
        {
            await ReadAsync(ct);
            return ModelState.IsValid ? Page() : PageWith(StatusCodes.Status422UnprocessableEntity);
        }

        TryValidateModel(Input, "");
        var day = Input.Day == "" ? null : DayInput.Read(Input.Day, Language);
        if (Input.Day != "" && day is null)
            AddError("day", "Leaving.Day.Shape");
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        var (reference, wait) = await requests.OpenAsync(Me, RequestOf(day), ct);
        return wait > TimeSpan.Zero ? await this.TooManyAttemptsAsync(wait, ct) : Redirect(Links.Tickets.Receipt(reference));
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is null)
            return NotFound();
        await ReadAsync(ct);
        await files.KeepAsync(this, Submission, ct);
        return Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Customer = (await reader.ReadAsync(Me, ct)).Value?.Customer;
        Open = (await reader.RequestedAsync(Me, ct)).FirstOrDefault(r => r.Topic == ContactTopics.Address);
    }

    private NewTicket RequestOf(DateOnly? day)
    {
        var form = Submission.FormOf(HttpContext);
        var words = $"{Texts["ChangeAddress.To"]}\n{Input.Written}";
        return ContactRequestService.Write(Me, Language, form, ContactTopics.Address, Texts["ChangeAddress.Ticket"], words) with
        {
            Fields = day is { } from ? new Dictionary<string, string> { ["day"] = Language.Write(from) } : [],
        };
    }
}
