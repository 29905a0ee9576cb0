using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Identity.Connect;

/// <summary>Somebody else's site knows of a person what that person allowed.</summary>
public sealed class ConsentTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "see your customer number")]
    [InlineData("de", "Ihre Kundennummer sehen")]
    [InlineData("es", "ver tu número de cliente")]
    [InlineData("pt", "ver o seu número de cliente")]
    [InlineData("ru", "видеть ваш номер клиента")]
    [InlineData("ca", "veure el teu número de client")]
    public async Task The_page_says_in_plain_words_what_the_site_will_know(string language, string words)
    {
        using var site = await AddAsync();
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002, language);
        await guest.OpenAsync(site.Way(("ui_locales", language)));
        Assert.StartsWith($"/{language}/connect/consent?request=", guest.Address, StringComparison.Ordinal);
        Assert.Contains(words, guest.Main, StringComparison.Ordinal);
        Assert.Contains("The film library", guest.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Connect.", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_allows_it_is_asked_once_and_told_by_mail()
    {
        using var site = await AddAsync();
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        var back = await AllowAsync(guest, site);
        Assert.NotNull((await site.RedeemAsync(back["code"])).Text("access_token"));
        Assert.NotEmpty((await site.AskAsync(guest))["code"]);
        await Until.TrueAsync(
            () =>
                Task.FromResult(
                    portal.Mails(person.Email).Any(m => m["Subject"].Contains("You allowed another site", StringComparison.Ordinal))
                ),
            () => "No mail was sent.",
            Ct
        );
    }

    [Fact]
    public async Task Who_refuses_goes_back_and_the_site_learns_nothing()
    {
        using var site = await AddAsync();
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync(site.Way());
        var back = await AnswerAsync(guest, site, "no");
        Assert.Equal(("access_denied", site.State), (back["error"], back["state"]));
        Assert.False(back.ContainsKey("code"));
        Assert.Equal("consent_required", (await site.AskAsync(guest, ("prompt", "none")))["error"]);
    }

    [Fact]
    public async Task A_site_that_wants_to_know_more_asks_again()
    {
        using var site = await AddAsync();
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync(site.Way(("scope", "openid email")));
        await AnswerAsync(guest, site, "yes");
        Assert.NotEmpty((await site.AskAsync(guest, ("scope", "openid")))["code"]);
        await guest.OpenAsync(site.Way());
        Assert.StartsWith("/en/connect/consent?", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_without_a_secret_is_asked_about_each_time()
    {
        using var app = await RelyingParty.AddAsync(
            portal,
            c => c with { Name = "The film library", FirstParty = false },
            hasSecret: false
        );
        using var guest = new HttpBrowser(portal.Address);
        await (await TestPerson.ArriveAsync(portal)).SignInAsync(guest);
        Assert.NotNull((await app.RedeemAsync((await AllowAsync(guest, app))["code"])).Text("access_token"));
        await guest.OpenAsync(app.Way());
        Assert.StartsWith("/en/connect/consent?", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_of_one_person_cannot_be_answered_by_another_or_made_up()
    {
        using var site = await AddAsync();
        using var one = new HttpBrowser(portal.Address);
        await one.SignInAsCustomerAsync(1002);
        await one.OpenAsync(site.Way());
        using var other = new HttpBrowser(portal.Address);
        await (await TestPerson.ArriveAsync(portal)).SignInAsync(other);
        await other.OpenAsync(one.Address);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.OpenAsync("/en/connect/consent?request=made-up");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task The_copy_of_somebodys_data_names_the_sites_and_erasure_ends_them()
    {
        using var site = await AddAsync();
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        var tokens = await site.RedeemAsync((await AllowAsync(guest, site))["code"]);
        var owner = new DataSubject(person.Id, person.Key, null);
        var parts = portal.Services.GetServices<IPersonalData>().ToList();
        var copy = (await Task.WhenAll(parts.Select(p => p.ReadAsync(owner, Ct)))).SelectMany(t => t).ToDictionary(t => t.Name);
        Assert.Equal("The film library", copy["allowed-sites"].Rows.Single()["name"]);
        Assert.Equal("The film library", copy["site-sign-ins"].Rows.Single()["name"]);
        await portal
            .Services.GetRequiredService<Database>()
            .WriteAsync(
                async work =>
                {
                    foreach (var part in parts)
                        await part.EraseAsync(work, owner);
                },
                Ct
            );
        Assert.Null(await site.UserInfoAsync(tokens.Text("access_token")!));
        Assert.Equal(0, await person.AskAsync<long>("select count(*) from connect_consent where person_id = @me"));
        Assert.Equal(0, await person.AskAsync<long>("select count(*) from connect_authorization where person_id = @me"));
        Assert.Equal(0, await person.AskAsync<long>("select count(*) from connect_token where subject = @key", ("key", person.Key)));
    }

    /// <summary>Asks, allows, and returns what comes back to the site.</summary>
    internal static async Task<Dictionary<string, string>> AllowAsync(HttpBrowser guest, RelyingParty site)
    {
        await guest.OpenAsync(site.Way());
        return await AnswerAsync(guest, site, "yes");
    }

    private static async Task<Dictionary<string, string>> AnswerAsync(HttpBrowser guest, RelyingParty site, string answer)
    {
        await guest.SendAsync("/connect/consent", ("answer", answer));
        Assert.Contains("/connect/continue?", guest.Address, StringComparison.Ordinal);
        using var last = await site.LookAsync(guest, guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        return RelyingParty.Returned(last.Headers.Location!);
    }

    private Task<RelyingParty> AddAsync() => RelyingParty.AddAsync(portal, c => c with { Name = "The film library", FirstParty = false });
}
