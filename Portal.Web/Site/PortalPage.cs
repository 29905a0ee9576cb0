using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Site.Forms;
using Portal.Web.Site.Links;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Site;

/// <summary>
/// What every page of the portal has: a language, metadata, links, texts, and one way to be shown. It is the only class between a page and
/// the framework's; what some pages share beyond it they call, and do not inherit.
/// </summary>
public abstract class PortalPage : PageModel
{
    private PageLinks? links;
    private IStringLocalizer<Text>? texts;

    protected PortalPage() => Metadata = new PageMetadata(this);

    public PageMetadata Metadata { get; }

    /// <summary>How the form of the page stands: what it is called when something is wrong, and whether it was put back.</summary>
    public virtual FormState Form { get; } = new();

    public Language Language => HttpContext.LanguageOf();

    public PageLinks Links => links ??= Service<SiteLinks>().In(Language);

    public IStringLocalizer<Text> Texts => texts ??= Service<IStringLocalizer<Text>>();

    /// <summary>What was done just before, as "?done=saved" of the address names it; null when there is nothing to say.</summary>
    public virtual string? Notice =>
        Info is { } info
        && Request.Query["done"] is [{ Length: > 0 and < 30 } done]
        && done.All(char.IsAsciiLetterLower)
        && Texts[$"{info.Texts}.Done.{done}"] is { ResourceNotFound: false } text
            ? text.Value
            : null;

    internal PageInfoAttribute? Info => HttpContext.GetEndpoint()?.Metadata.GetMetadata<PageInfoAttribute>();

    /// <summary>True when the form comes back as it was sent: that is newer than what the browser kept of it.</summary>
    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    /// <summary>Something that was sent could not be used; the title of the page says so first.</summary>
    public virtual bool HasErrors => !ModelState.IsValid;

    /// <summary>What the page shows, when it is the same for everybody; null when it is not.</summary>
    public IEnumerable<string>? Tags { get; private set; }

    /// <summary>The revision the page shows. Parts of two revisions never meet in one page.</summary>
    public long ShownRevision { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Service<FragmentCache>().Begin();
        if (!IsPosted)
            ModelState.Clear(); // what cannot be read of an address counts as not given
    }

    /// <summary>
    /// Reads what the page shows, and shows it. It answers a request for the page, and shows a form again that was refused, expired, or
    /// could not be saved: then what was typed stands in the page already and stays.
    /// </summary>
    public virtual Task<IActionResult> ShowAsync(CancellationToken ct) => Task.FromResult<IActionResult>(Page());

    /// <summary>Says what is wrong with a field, in the reader's language; the first thing said of it stands.</summary>
    /// <param name="field">Its name in the form; empty for the form as a whole.</param>
    /// <param name="text">The key of the text.</param>
    /// <param name="values">What stands at {0}, {1} … of the text.</param>
    public void AddError(string field, string text, params object[] values)
    {
        if (this.ErrorOf(field) is null)
            ModelState.AddModelError(field, Texts[text, values]);
        Form.Order(field);
    }

    /// <summary>The page once more, with what is wrong, what was typed, and the status that says so.</summary>
    public async Task<IActionResult> ShowAgainAsync(CancellationToken ct, int status = StatusCodes.Status422UnprocessableEntity)
    {
        var shown = await ShowAsync(ct);
        if (shown is PageResult page)
            page.StatusCode ??= status;
        return shown;
    }

    /// <summary>The page once more, because it cannot be taken just now. That is all there is to say then.</summary>
    public Task<IActionResult> ShowUnavailableAsync(CancellationToken ct)
    {
        this.SayUnavailable();
        return ShowAgainAsync(ct, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The page under a status that says why it shows less than was asked for.</summary>
    protected PageResult PageWith(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>Wherever an address came from, its header carries it.</summary>
    public new RedirectResult Redirect(string url) => base.Redirect(LocalUrl.Ascii(url));

    /// <summary>To a page that says what was done.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="done">What was done, as the page names it.</param>
    public RedirectResult RedirectDone(string url, string done) =>
        Redirect($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}");

    /// <summary>Binds values that were saved to what the page's form holds.</summary>
    internal Task UpdateAsync(object input, Type type, IValueProvider values) =>
        TryUpdateModelAsync(input, type, "", values, static _ => true);

    /// <summary>Says that this page is the same for everybody until something under one of the tags changes.</summary>
    protected void Cache(IEnumerable<string> tags, long revision = 0)
    {
        (Tags, ShownRevision) = (tags, revision);
        HttpContext.Cache(tags);
    }

    /// <summary>The links of another language than the page's.</summary>
    protected PageLinks LinksIn(Language other) => Service<SiteLinks>().In(other);

    protected T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    // The same page stands at the same path in every language, unless the page says otherwise.
    internal string PathIn(Language other) =>
        Language.FromPath(Request.Path) is null ? other.Home : $"{other.Home}{Request.Path.Value.AsSpan(3)}";
}
