using System.Collections.Concurrent;
using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>A reader with one page of the shared portal open, and all the browser complained about meanwhile.</summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private const string TellViolations = """
        document.addEventListener('securitypolicyviolation', e =>
            console.error(`policy violated: ${e.effectiveDirective} by ${e.blockedURI || 'inline'}`));
        """;

    private readonly IBrowserContext reader;
    private readonly string site;
    private readonly ConcurrentQueue<string> complaints = new();

    private BrowserSession(IBrowserContext reader, IPage page, Uri site)
    {
        (this.reader, Page, this.site) = (reader, page, site.GetLeftPart(UriPartial.Authority));
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => Complain($"error in a script: {error}");
        page.Dialog += (_, dialog) => Refuse(dialog);
        page.Request += (_, request) => Watch(request);
    }

    /// <summary>
    /// The languages a browser looks at: accents and apostrophes, and another script. All six are read over HTTP; the longest words are
    /// those of the pseudo-locale.
    /// </summary>
    public static TheoryData<string> Languages => ["ca", "ru"];

    public IPage Page { get; }

    /// <summary>Errors of scripts, violations of the content security policy, dialogs, and requests to other sites.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<BrowserSession> BeginAsync(Browser browser, SharedPortal portal, BrowserNewContextOptions? options = null)
    {
        if (Browser.WhyNot is { } reason)
            Assert.Skip(reason);
        var site = await portal.AddressAsync();
        var reader = await browser.ReaderAsync(site, options);
        await reader.AddInitScriptAsync(TellViolations);
        return new BrowserSession(reader, await reader.NewPageAsync(), site);
    }

    public async ValueTask DisposeAsync() => await reader.DisposeAsync();

    // The browser also logs the status of the page itself, which on an error page is no fault.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type != "error")
            return;
        if (
            message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && message.Location.StartsWith(Page.Url, StringComparison.Ordinal)
        )
            return;
        Complain($"console: {message.Text} ({message.Location})");
    }

    private void Refuse(IDialog dialog)
    {
        Complain($"a dialog opened: {dialog.Message}");
        _ = dialog.DismissAsync();
    }

    private void Watch(IRequest request)
    {
        var local =
            request.Url.StartsWith(site + "/", StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal);
        if (!local)
            Complain($"a request left the site: {request.Url}");
    }

    private void Complain(string complaint) => complaints.Enqueue($"{Page.Url}: {complaint}");
}
