using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider;
using Portal.Web.Provider.Contact;
using Portal.Web.Site;
using Portal.Web.Tickets.New;

namespace Portal.Web.Account.Contact;

/// <summary>Telephone numbers, how and when to be reached, and the language of everything we write.</summary>
[PageInfo("ChangeContact")]
[RequireRecentSignIn(OnlyOnPost = true)]
public sealed class ChangeModel(ContactReader reader, ContactService service, ContactRequestService requests) : PortalPage
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    [BindProperty]
    public SubmissionInput Submission { get; set; } = new();

    /// <summary>Null when the provider's system is away.</summary>
    public ContactOverview? Now { get; private set; }

    /// <summary>False where this becomes a request.</summary>
    public bool TakesChanges => service.TakesChanges;

    /// <summary>What the form counts once by.</summary>
    public string Key => Submission.FormOf(HttpContext).Key;

    private Me Me => HttpContext.Me()!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        if (Now is { } now)
            Input = ContactInput.From(now);
        return page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        if (Now is not { } now)
            return page is NotFoundResult ? page : await ShowUnavailableAsync(ct);
        var wanted = new ContactDetails
        {
            Phone = Read("phone", Input.Phone, now.Details.Phone, now),
            SecondPhone = Read("secondPhone", Input.SecondPhone, now.Details.SecondPhone, now),
            Channel = Enum.Parse<ContactChannel>(Input.Channel, ignoreCase: true),
            CallTime = Enum.Parse<CallTime>(Input.CallTime, ignoreCase: true),
            Language = Input.Writes,
        };
        if (wanted is { Channel: ContactChannel.Telephone, Phone: null } && Input.Phone == "")
            AddError("phone", "Contact.PhoneMissing");
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (!service.TakesChanges)
            return await AskAsync(now, wanted, ct);
        return await service.SaveAsync(Me, wanted, ct) ? RedirectDone(Links.Account.Contact, "saved") : await ShowUnavailableAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var answer = await reader.ReadAsync(Me, ct);
        Now = answer.Value;
        return answer.State switch
        {
            AnswerState.NotFound => NotFound(),
            AnswerState.Failed => PageWith(StatusCodes.Status503ServiceUnavailable),
            _ => Page(),
        };
    }

    // What stands there already is not refused, whatever it is.
    private string? Read(string field, string typed, string? kept, ContactOverview now)
    {
        if (typed == "" || typed == now.Shown(kept))
            return typed == "" ? null : kept;
        var (number, fault) = PhoneNumber.Parse(typed, now.Country);
        if (fault is { } wrong)
            AddError(field, $"Phone.{wrong}");
        return number;
    }

    private async Task<IActionResult> AskAsync(ContactOverview now, ContactDetails wanted, CancellationToken ct)
    {
        if (wanted == now.Details)
            return RedirectDone(Links.Account.Contact, "saved");
        string[] lines =
        [
            $"{Texts["Contact.Phone"]}: {wanted.Phone ?? "–"}",
            $"{Texts["Contact.SecondPhone"]}: {wanted.SecondPhone ?? "–"}",
            $"{Texts["Contact.Channel"]}: {Texts[$"Contact.Channel.{wanted.Channel.Word()}"]}",
            $"{Texts["Contact.CallTime"]}: {Texts[$"Contact.CallTime.{wanted.CallTime.Word()}"]}",
            $"{Texts["Contact.Writes"]}: {Language.FromCode(wanted.Language).Name}",
        ];
        var form = Submission.FormOf(HttpContext);
        var filed = ContactRequestService.Write(
            Me,
            Language,
            form,
            ContactTopics.Details,
            Texts["ChangeContact.Title"],
            string.Join('\n', lines)
        );
        var (reference, wait) = await requests.OpenAsync(Me, filed, ct);
        return wait > TimeSpan.Zero ? await this.TooManyAttemptsAsync(wait, ct) : Redirect(Links.Tickets.Receipt(reference));
    }
}
