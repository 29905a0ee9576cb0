using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Hosting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>
/// Pages that only somebody signed in comes to are whole in every language: each field has
/// its label, each link its words, no text is missing.
/// </summary>
public sealed partial class PagesInEveryLanguageTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const string Outage = "N-DEM0-001R";

    private static readonly string[] Public =
    [
        "sign-in",
        "sign-up",
        "sign-up/sent",
        "reset-password",
        "reset-password/sent",
        "reset-password/other-ways",
        "reset-password/second-address",
        "reset-password/code",
        "reset-password/recovery-code",
        "reset-password/printed-code",
        "reset-password/done",
        "reset-password/expired",
        "reset-password/locked",
        "tickets/open",
        "tickets/open/fault?from=help/no-internet-connection&q=router",
        "tickets/open/complaint",
        "tickets/link/new",
        "tickets/solved?done=yes",
        "status?postcode=99999&technology=cable",
        $"status/{Outage}/me-too",
        "cancel",
        "withdraw",
        "moving",
        "switching",
        "status/follow",
        "status/follow?done=asked",
    ];

    private static readonly string[] Customer =
    [
        "",
        "account",
        "account/router",
        "notices",
        "cancel",
        "account/sessions",
        "account/sites",
        "connect/device",
        "account/password",
        "account/log",
        "account/addresses",
        "account/addresses/change?which=main",
        "account/details",
        "account/contact",
        "account/contact/change",
        "account/contact/needs",
        "account/contact/name",
        "account/contact/address",
        "account/consents",
        "account/customer-number",
        "account/data",
        "account/deletion",
        "account/passwords",
        "account/passkeys",
        "account/second-step",
        "account/recovery-codes",
        "sign-in/reauthenticate?return=",
        "tickets",
        "tickets/open/fault",
    ];

    private static readonly string[] Editor = ["insights/searches", "insights/searches?list=ignored&days=90", "insights/searches?of=es"];

    private static readonly string[] Supervisor =
    [
        "desk",
        "desk/reports",
        "agents/access",
        "agents/search",
        "agents/search?q=router",
        "agents/customers/DEMO1003",
        "incidents",
        "incidents/new",
        "incidents/new?kind=planned",
        $"incidents/{Outage}",
        $"incidents/{Outage}/update",
        $"incidents/update?incident={Outage}.1",
    ];

    public static TheoryData<string> Languages => [.. Language.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_whole(string language)
    {
        using var guest = new HttpBrowser(portal.Address);
        using var customer = new HttpBrowser(portal.Address);
        using var editor = new HttpBrowser(portal.Address);
        using var supervisor = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1001, language);
        await editor.SignInAsAsync("Editor", language);
        await supervisor.SignInAsAsync("Supervisor", language);
        List<string> found =
        [
            .. await FaultsAsync(guest, language, Public),
            .. await FaultsAsync(customer, language, Customer),
            .. await FaultsAsync(editor, language, Editor),
            .. await FaultsAsync(supervisor, language, Supervisor),
        ];
        Assert.Empty(found);
    }

    /// <summary>Without scripts, from the start page to a vote with its reason.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_article_is_found_read_and_judged(string language)
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync($"/{language}");
        var search = guest.Page.QuerySelector("form[role=search], search form")!.GetAttribute("action")!;
        await guest.OpenAsync($"{search}?q={Uri.EscapeDataString(Browsing.PageCase.WordFoundIn(language))}");
        await guest.OpenAsync(guest.Page.QuerySelector("main li h2 a, main li h3 a")!.GetAttribute("href")!);
        Assert.StartsWith($"/{language}/help/", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync($"{guest.Address}/vote?helpful=no");
        await guest.SendAsync("/vote", ("helpful", "no"), ("reason", "unclear"));
        Assert.Equal(Browsing.SiteTexts.In(language, "Help.Vote.Thanks"), guest.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(language, guest.Page.DocumentElement.GetAttribute("lang"));
    }

    private static async Task<List<string>> FaultsAsync(HttpBrowser guest, string language, IEnumerable<string> pages)
    {
        var found = new List<string>();
        foreach (var each in pages)
        {
            var page = await guest.OpenAsync($"/{language}/{each}".TrimEnd('/'));
            List<string> faults =
            [
                .. Markup.Faults(page),
                .. Key().Matches(page.Body!.TextContent).Select(m => $"the text {m.Value} is missing"),
            ];
            if (guest.Status != HttpStatusCode.OK)
                faults.Add($"{guest.Status} at {guest.Address}");
            if (page.DocumentElement.GetAttribute("lang") != language)
                faults.Add("in another language");
            found.AddRange(from fault in faults select $"{language} {each}: {fault}");
        }

        return found;
    }

    // What stands in place of a text that no resource has: its key.
    [GeneratedRegex(
        @"\b(Account|Agents|Form|Help|Home|Identity|Insights|Messages|Search|SignIn|SignUp|Site|Status|Tickets)\.[A-Z]\w+(\.\w+)*\b"
    )]
    private static partial Regex Key();
}
