using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>A page with a form. What is wrong is said at the field, in the reader's language, and what was typed is still there.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken] // not ignored, but checked below, where an answer can be given that loses nothing
public abstract partial class FormPage(IStringLocalizer<Text> texts) : PortalPage
{
    private readonly Dictionary<string, string> errors = [];
    private readonly Dictionary<string, string> doubled = [];

    /// <summary>What is wrong, by the name of the field, in the order it was found.</summary>
    public IReadOnlyDictionary<string, string> Errors => errors;

    public bool IsValid => errors.Count == 0;

    public override bool HasErrors => !IsValid;

    /// <summary>The text above what is wrong.</summary>
    public string ErrorsTitle { get; protected set; } = "Form.Errors";

    /// <summary>True when what somebody typed before they had to sign in stands in the form again; the page says so.</summary>
    public bool IsRestored { get; set; }

    /// <summary>True when the form comes back as it was sent: that is newer than what the browser kept of it.</summary>
    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    protected IStringLocalizer<Text> Texts => texts;

    /// <summary>True when too many forms came from this address: the form is shown and nothing of it is taken.</summary>
    protected bool IsRateLimited => HttpContext.Features.Get<RateLimitedForm>() is not null;

    /// <summary>
    /// No handler runs for a form that could not be read (too large, damaged), nor for one this site did not give to this person: an old
    /// tab, a forged form. The latter is shown again with what it held, to be sent once more by whoever looks at it.
    /// </summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(Request.Method))
        {
            await base.OnPageHandlerExecutionAsync(context, next);
        }
        else if (!ModelState.IsValid)
        {
            context.Result = StatusCode(ServerLimits.StatusOfUnreadable(Request));
        }
        else if (HttpContext.Features.Get<RateLimitedForm>() is { } refused)
        {
            context.Result = await RateLimitedAsync(refused.Wait);
        }
        else if (!await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext))
        {
            AddError("", "Form.Stale");
            context.Result = await ShownAsync();
        }
        else
        {
            await base.OnPageHandlerExecutionAsync(context, async () => await KeptAsync(await next()));
        }
    }

    // A form that could not be saved, because the database is locked, full or away, or too much is going on, comes back with what was
    // typed, as long as the page can be shown at all.
    private async Task<PageHandlerExecutedContext> KeptAsync(PageHandlerExecutedContext done)
    {
        if (done.ExceptionHandled || !IsUnavailable(done.Exception) || await ShownAsync() is not PageResult)
            return done;
        (done.Result, done.ExceptionHandled) = (ServiceUnavailable(), true);
        Log.NotSaved(HttpContext.RequestServices.GetRequiredService<ILogger<FormPage>>(), Request.Path, done.Exception!);
        return done;
    }

    private async Task<IActionResult> RateLimitedAsync(TimeSpan wait)
    {
        ErrorsTitle = "Form.AwayTitle"; // nothing is wrong with the form
        AddError("", "Form.TooMany", texts.Count("Time.Seconds", (int)Math.Ceiling(wait.TotalSeconds)));
        var shown = await ShownAsync();
        if (shown is PageResult page)
            page.StatusCode = StatusCodes.Status429TooManyRequests;
        return shown;
    }

    private async Task<IActionResult> ShownAsync()
    {
        try
        {
            return await StaleAsync();
        }
        catch (Exception error) when (ShowsWithoutData && IsUnavailable(error))
        {
            return ServiceUnavailable(); // nobody is known then, and the form of somebody who was signed in looks like a strange one
        }
    }

    private static bool IsUnavailable(Exception? error) => error is DbException or (IOException and not BadHttpRequestException);

    /// <summary>True for a page that can be shown though nothing could be read for it.</summary>
    protected virtual bool ShowsWithoutData => false;

    /// <summary>The text for a form that could not be saved.</summary>
    protected virtual string UnavailableText => "Form.Away";

    /// <summary>
    /// What answers a form that came from an old tab or another site. A page that must read something before it can be shown does so here.
    /// </summary>
    protected virtual Task<IActionResult> StaleAsync() => Task.FromResult<IActionResult>(Invalid(StatusCodes.Status400BadRequest));

    /// <summary>Says what is wrong with a field; the first thing said of it stands.</summary>
    protected void AddError(string field, string text, params object[] values) => errors.TryAdd(field, texts[text, values]);

    /// <summary>
    /// Fields whose time comes twice, because the clocks go back: they ask which one is meant, and hold what was answered.
    /// </summary>
    public IReadOnlyDictionary<string, string> AmbiguousTimes => doubled;

    /// <summary>A time as a field holds it, on the clocks of a place; null and an error when these clocks do not show it once.</summary>
    protected DateTimeOffset? ReadTime(string field, string? typed, TimeZoneInfo zone)
    {
        var which = $"{Request.Form[$"{field}-hour"]}";
        var (at, wrong) = LocalTime.Read(typed, zone, which);
        if (wrong == LocalTime.Twice || which is "first" or "second")
            doubled[field] = which;
        if (wrong is not null)
            AddError(field, wrong);
        return at;
    }

    /// <summary>One line as it was typed, without the blanks around it; the empty text and an error when it cannot be used.</summary>
    protected string Line(string field, string? typed, int longest, string missing)
    {
        var line = typed?.Trim() ?? "";
        if (line == "")
            AddError(field, missing);
        else if (!IsText(line) || line.Any(char.IsControl))
            AddError(field, "Form.Characters");
        else if (line.Length > longest)
            AddError(field, "Form.TooLong", longest);
        return errors.ContainsKey(field) ? "" : line;
    }

    /// <summary>
    /// An address of a mailbox in the one spelling it is kept in. Only its shape is looked at: whether it exists shows when a mail arrives.
    /// </summary>
    protected string Mailbox(string field, string? typed)
    {
        var line = Line(field, typed, 254, "Form.EmailMissing");
        var address = EmailAddress.Canonical(line);
        if (line == "" || EmailFormat.IsValid(address))
            return address;
        AddError(field, "Form.EmailShape");
        return "";
    }

    /// <summary>The page again, with what is wrong and the status that says so.</summary>
    protected PageResult Invalid(int status = StatusCodes.Status422UnprocessableEntity)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>The page again with what was typed, because it cannot be taken just now. That is all there is to say then.</summary>
    protected PageResult ServiceUnavailable()
    {
        errors.Clear();
        ErrorsTitle = "Form.AwayTitle"; // nothing is wrong with the form
        AddError("", UnavailableText);
        Response.Headers.RetryAfter = "10";
        return Invalid(StatusCodes.Status503ServiceUnavailable);
    }

    // Half a character can be sent, but no text holds one.
    private static bool IsText(string line)
    {
        foreach (var rune in line.EnumerateRunes())
            if (rune == Rune.ReplacementChar)
                return false;
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Form post to {Path} could not be saved; returned to the visitor with its input"
        )]
        public static partial void NotSaved(ILogger logger, string path, Exception error);
    }
}
