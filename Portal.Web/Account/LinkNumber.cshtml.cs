using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Proofs;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>Ties the account to the customer whose letter or bill somebody holds.</summary>
[Proven]
public sealed class LinkNumberModel(PersonManager people, PersonStore store, ICustomers customers, Database db, AttemptLimits limits, IStringLocalizer<Text> texts)
    : AccountPage(texts, "LinkNumber", "account/customer-number")
{
    private const int FreeOfAccount = 5;
    private const int FreeOfNetwork = 20;
    private const string Taken = "select count(*) from person where customer_number = @Number";

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    protected override IReadOnlyList<string> Deeds => ["linked"];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is not null) return To("account/customer-number", "linked"); // pressed twice
        var (number, code) = (Line("number", Number, 80, "LinkNumber.NumberMissing"), Line("code", Code, 120, "LinkNumber.CodeMissing"));
        if (!IsRight) return Again();
        var wait = await limits.TakeAsync([Attempt.OfAccount("customer-number", HttpContext, Me.Key, FreeOfAccount), Attempt.OfNetwork("customer-number", HttpContext, FreeOfNetwork)], ct);
        if (wait > TimeSpan.Zero) return AskToWait(wait);
        var answer = await customers.ProvesAsync(number, code, ct);
        if (answer.State == AnswerState.Failed) Wrong("", "LinkNumber.Away");
        else if (!answer.Has(out var customer)) Wrong("number", "LinkNumber.Refused");
        else if (await db.SingleOrDefaultAsync<long>(Taken, new { customer.Number }, ct) > 0) Wrong("number", "LinkNumber.Taken");
        else if (!await LinkAsync(customer.Number)) Wrong("", "Account.Changed");
        return IsRight ? To("account/customer-number", "linked") : Again();
    }

    private async Task<bool> LinkAsync(string number)
    {
        var person = await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");
        person.CustomerNumber = number;
        // No number: it would still name an erased person.
        return (await store.SaveAsync(() => people.UpdateAsync(person), work => work.AuditAsync(Me.Target, "customer-number.linked", Me.Target))).Succeeded;
    }
}
