using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.SignUp;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account;

/// <summary>
/// Ties the account to the customer whose letter or bill somebody holds. A letter may have been opened by somebody else, so the address the
/// provider has is notified, and codes are counted for the number.
/// </summary>
[PageInfo("LinkNumber")]
[RequireRecentSignIn]
public sealed class LinkNumberModel(
    PersonManager people,
    PersonStore store,
    ICustomers customers,
    Database db,
    AttemptLimits limits,
    AccountMails mails,
    SignUpMails signUp,
    Outbox outbox
) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    private const int AnHourOfPerson = 5;
    private const int AnHourOfNetwork = 50;
    private const string Holder = "select key from person where customer_number = @Number";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The number the account is linked to, as the bills show it; null when it is not.</summary>
    public string? Linked { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is not null)
            return RedirectDone(Links.Account.CustomerNumber, "linked"); // pressed twice
        if (await limits.TakeAsync(Turns(Input.Number), ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct, "Form.Closed");
        var answer = await customers.VerifyCodeAsync(Input.Number, Input.Code, ct);
        if (answer.State == AnswerState.Failed)
            AddError("", "LinkNumber.Away");
        else if (!answer.Has(out var customer))
            AddError("number", "LinkNumber.Refused");
        else if (await HolderAsync(customer, ct) is { } holder)
        {
            if (holder != Me.Key)
                AddError("number", "LinkNumber.Taken"); // else by the first of two touches, which came while this one was on its way
        }
        else if (!await LinkAsync(customer) && await HolderAsync(customer, ct) != Me.Key)
            AddError("", "Account.Changed");
        return ModelState.IsValid ? RedirectDone(Links.Account.CustomerNumber, "linked") : await ShowAgainAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is { } number)
            Linked = await customers.ShownAsync(number, ct);
        return Page();
    }

    private List<Attempt> Turns(string number)
    {
        List<Attempt> turns =
        [
            Attempt.ForPerson("customer-number", Me, AnHourOfPerson),
            .. Attempt.ForNetworks("customer-number", HttpContext, AnHourOfNetwork),
        ];
        if (CustomerNumber.Read(number) is { } plain)
            turns.Add(CustomerNumberAttempts.For(plain));
        return turns;
    }

    private Task<string?> HolderAsync(Customer customer, CancellationToken ct) =>
        db.SingleOrDefaultAsync<string>(Holder, new { customer.Number }, ct);

    private async Task<bool> LinkAsync(Customer customer)
    {
        var number = customer.Number;
        var person = await people.GetAsync(Me);
        person.CustomerNumber = number;
        var onFile =
            SignUpService.OnFile(customer) is { } known
            && !AccountMails.Confirmed(person).Any(own => EmailNormalizer.Normalize(own) == EmailNormalizer.Normalize(known.Email))
                ? signUp.Linked(known)
                : null;
        var notice = mails.Tell(person, "NumberLinked", ClientInfo.From(HttpContext));
        var saved = await store.SaveAsync(
            () => people.UpdateAsync(person),
            async work =>
            {
                await AttemptLimits.SucceedAsync(work, [CustomerNumberAttempts.For(number)]);
                await work.AuditAsync(Me.Target, "customer-number.linked", Me.Target); // no number: it would still name an erased person
                await mails.SendAsync(work, notice);
                if (onFile is not null)
                    await outbox.MailAsync(work, onFile);
            }
        );
        return saved.Succeeded;
    }

    public sealed record InputModel
    {
        [Line(80, Missing = "LinkNumber.NumberMissing")]
        public string Number { get; init; } = "";

        [Line(120, Missing = "LinkNumber.CodeMissing")]
        public string Code { get; init; } = "";
    }
}
