using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Identity.External;

/// <summary>The pages of signing in through an identity server have words in every language, and each leads on.</summary>
[Collection(ExternalCollection.Name)]
public sealed partial class ExternalPagesTests(ExternalPortal home)
{
    private static readonly string[] Reasons =
    [
        "away",
        "cancelled",
        "failed",
        "locked",
        "other",
        "role",
        "sent",
        "staff",
        "stale",
        "taken",
        "unverified",
        "used",
        "weak",
    ];

    private InProcessPortal Portal => home.Portal;

    [Fact]
    public async Task Each_way_in_which_it_can_end_has_words_in_every_language()
    {
        using var guest = new HttpBrowser(Portal.Address);
        foreach (var language in Language.Codes)
        {
            var titles = new HashSet<string>();
            foreach (var why in Reasons)
            {
                await guest.OpenAsync($"/{language}/sign-in/external/ended?why={why}&server=everyone");
                Assert.Equal((language, true), (guest.Page.DocumentElement.GetAttribute("lang"), titles.Add(guest.Page.Title!)));
                Assert.DoesNotMatch(Key(), guest.Main);
                Assert.DoesNotContain("{0}", guest.Main, StringComparison.Ordinal);
                Assert.NotNull(guest.Page.QuerySelector($"main a[href='/{language}/sign-in']"));
            }
        }
    }

    [Fact]
    public async Task What_the_page_does_not_know_is_a_failure_and_nothing_of_the_address_is_shown()
    {
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync("/en/sign-in/external/ended?why=<script>&server=Call+this+number");
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Contains(SiteTexts.In("en", "External.Ended.failed.Title"), guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Call this number", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_sign_in_and_the_page_of_the_account_have_their_buttons_in_every_language()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var known = new HttpBrowser(Portal.Address);
        await person.SignInAsync(known);
        foreach (var language in Language.Codes)
        {
            using var guest = new HttpBrowser(Portal.Address);
            await guest.OpenAsync($"/{language}/sign-in");
            Assert.Equal(4, guest.Page.QuerySelectorAll("main a[href*='/sign-in/external/'][rel=nofollow]").Length);
            Assert.DoesNotMatch(Key(), guest.Main);
            await known.OpenAsync($"/{language}/account");
            Assert.NotNull(known.Page.QuerySelector($"a[href='/{language}/account/sign-ins']"));
            await known.OpenAsync($"/{language}/account/sign-ins");
            Assert.Equal(HttpStatusCode.OK, known.Status);
            Assert.Contains("The everyone server", known.Main, StringComparison.Ordinal);
            Assert.DoesNotMatch(Key(), known.Main);
        }
    }

    // A key that has no text shows itself.
    [GeneratedRegex(@"\b(External|ExternalSignIns|SignIn|SignOut)\.[A-Za-z]")]
    private static partial Regex Key();
}
