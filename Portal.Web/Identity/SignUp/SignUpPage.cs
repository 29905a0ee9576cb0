using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>A page on which somebody says who they are, to get a link by mail.</summary>
public abstract class SignUpPage(AttemptLimits limits, SignUpOptions options, IStringLocalizer<Text> texts) : ReturnUrlPage(texts)
{
    private const int FreeOfAccount = 5;

    /// <summary>True when people without a customer number may come too.</summary>
    public bool IsOpen => options.Open;

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts["SignUp.Title"];
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignUp.Index);
    }

    /// <summary>The customer number as typed; what can be none is told, for that is no secret.</summary>
    protected string CustomerLine()
    {
        var number = Line("number", Number, CustomerNumber.MaxLength * 2, "SignUp.NumberMissing");
        if (number != "" && CustomerNumber.Read(number) is null)
            AddError("number", "SignUp.NumberShape");
        return number;
    }

    /// <summary>An address mail can be sent to.</summary>
    protected string NewMailbox()
    {
        var email = Mailbox("email", Email);
        if (email != "" && !Messages.Mailbox.TryParse(email, out _))
            AddError("email", "Form.EmailShape");
        return email;
    }

    /// <summary>
    /// Asks, if it is not too soon: a few times in one browser, from one network and for one
    /// mailbox, and what can be guessed a few times in a row.
    /// </summary>
    /// <param name="way">How somebody shows who they are.</param>
    /// <param name="to">The mailbox that is written to; where it is not known here, what stands for it.</param>
    /// <param name="guessed">The customer number a code is tried for; null where nothing can be guessed.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="ct">Ends the wait.</param>
    protected async Task<IActionResult> AskAsync(string way, string to, string? guessed, Func<Task<bool>> ask, CancellationToken ct)
    {
        List<Attempt> attempts =
        [
            Attempt.ForMailbox("sign-up", to, options.MailsPerHour),
            Attempt.ForBrowser("sign-up", HttpContext, options.FreeOfBrowser),
            .. Attempt.ForNetworks("sign-up", HttpContext, options.FreeOfNetwork),
        ];
        if (guessed is not null)
            attempts.AddRange([Attempt.ForAccount("sign-up", HttpContext, guessed, FreeOfAccount), CustomerNumberAttempts.For(guessed)]);
        if (await limits.TakeAsync(attempts, ct) is var wait && wait > TimeSpan.Zero)
            return TooManyAttempts(wait, "Form.Closed");
        if (await ask())
            return Redirect(Links.SignUp.Sent($"{way}"));
        AddError("", "SignUp.Away");
        return Invalid(StatusCodes.Status503ServiceUnavailable);
    }
}
