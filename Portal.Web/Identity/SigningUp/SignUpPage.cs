using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.SigningUp;

/// <summary>A page on which somebody says who they are, to get a link by mail.</summary>
public abstract class SignUpPage(AttemptLimits limits, SignUpOptions options, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    private const int FreeOfAccount = 5;
    private const int FreeOfAll = 20;

    /// <summary>True when people without a customer number may come too.</summary>
    public bool IsOpen => options.Open;

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Head.Title = Texts["SignUp.Title"];
        Head.SameInEveryLanguage(l => $"/{l}/sign-up");
    }

    /// <summary>The customer number as typed; what can be none is told, for that is no secret.</summary>
    protected string CustomerLine()
    {
        var number = Line("number", Number, CustomerNumber.Most * 2, "SignUp.NumberMissing");
        if (number != "" && CustomerNumber.Read(number) is null) Wrong("number", "SignUp.NumberShape");
        return number;
    }

    /// <summary>An address mail can be sent to.</summary>
    protected string NewMailbox()
    {
        var email = Mailbox("email", Email);
        if (email != "" && !Messages.Mailbox.TryParse(email, out _)) Wrong("email", "Form.EmailShape");
        return email;
    }

    /// <summary>Asks, if it is not too soon: each account and each mailbox a few times from one network, and not often from all together.</summary>
    protected async Task<IActionResult> AskAsync(string way, string who, Func<Task<bool>> ask, CancellationToken ct)
    {
        Attempt[] attempts =
        [
            Attempt.OfAccount("sign-up", HttpContext, who, FreeOfAccount), Attempt.OfNetwork("sign-up", HttpContext, options.FreeOfNetwork), new("sign-up/all", Secret.Hash(who), FreeOfAll),
        ];
        if (await limits.TakeAsync(attempts, ct) is var wait && wait > TimeSpan.Zero) return AskToWait(wait);
        if (await ask()) return Redirect($"/{Language}/sign-up/sent?way={way}");
        Wrong("", "SignUp.Away");
        return Again(StatusCodes.Status503ServiceUnavailable);
    }
}
