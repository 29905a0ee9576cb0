using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account.Consents;

/// <summary>The page where people agree and withdraw: one touch each, nothing chosen for them.</summary>
[Collection(AccountCollection.Name)]
public sealed class ConsentPageTests(AccountPortal portal)
{
    private const string Page = "/en/account/consents";

    [Fact]
    public async Task Nothing_is_given_before_and_giving_and_withdrawing_are_one_touch_of_buttons_that_look_alike()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync(Page);
        Assert.All(guest.Page.QuerySelectorAll(".consent-state"), s => Assert.Equal("no", s.GetAttribute("data-given")));
        Assert.Empty(guest.Page.QuerySelectorAll("main input[type=checkbox], main input[type=radio]"));
        var give = ButtonOf(guest, "remote-help")!;
        await DecideAsync(guest, "remote-help", "yes");
        Assert.Equal($"{Page}?done=given", guest.Address);
        Assert.Equal("yes", StateOf(guest, "remote-help"));
        var withdraw = ButtonOf(guest, "remote-help")!;
        Assert.Equal((give.ClassName, "no"), (withdraw.ClassName, withdraw.GetAttribute("value")));
        await DecideAsync(guest, "remote-help", "no");
        Assert.Equal("no", StateOf(guest, "remote-help"));
        Assert.Equal("no", StateOf(guest, "usage-advice"));
        Assert.Equal(2, guest.Page.QuerySelectorAll("main details li").Length);
    }

    [Fact]
    public async Task Two_windows_that_give_and_withdraw_the_same_are_answered_alike()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync(Page);
        var form = FormOf(guest, "offers");
        using var other = guest.Copy();
        await Task.WhenAll(guest.SendAsync(Page, form, ("given", "yes")), other.SendAsync(Page, form, ("given", "yes")));
        Assert.Equal(($"{Page}?done=given", $"{Page}?done=given"), (guest.Address, other.Address));
        Assert.Equal(("yes", "yes"), (StateOf(guest, "offers"), StateOf(other, "offers")));
        await guest.SendAsync(Page, FormOf(guest, "offers"), ("given", "no"));
        await other.SendAsync(Page, FormOf(other, "offers"), ("given", "no"));
        Assert.Equal("no", StateOf(other, "offers"));
    }

    [Fact]
    public async Task A_text_that_was_replaced_while_the_page_was_open_is_shown_before_it_counts_and_can_always_be_withdrawn()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync(Page);
        await guest.SendAsync(Page, FormOf(guest, "offers"), ("given", "yes"), ("version", "0"));
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Equal("no", StateOf(guest, "offers"));
        await DecideAsync(guest, "offers", "yes");
        await guest.SendAsync(Page, FormOf(guest, "offers"), ("given", "no"), ("version", "0"));
        Assert.Equal("no", StateOf(guest, "offers"));
    }

    [Theory]
    [InlineData("everything", "yes")]
    [InlineData("", "")]
    [InlineData("offers", "maybe")]
    [InlineData("'; --", "yes")]
    public async Task What_no_form_of_ours_sends_changes_nothing(string purpose, string given)
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync(Page);
        await guest.SendAsync(Page, FormOf(guest, "offers"), ("purpose", purpose), ("given", given));
        Assert.Contains(guest.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity });
        Assert.Equal(
            "0",
            await portal.AskAsync(
                "select count(*) from consent where person_id = (select id from person where email = $email)",
                ("$email", email)
            )
        );
    }

    [Fact]
    public async Task A_new_wording_is_asked_about_without_standing_in_the_way()
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync(Page);
        await DecideAsync(guest, "usage-advice", "yes");
        await portal.RunAsync(
            "update consent set version = 0 where person_id = (select id from person where email = $email)",
            ("$email", email)
        );
        await guest.OpenAsync("/en/account");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        await guest.OpenAsync(Page);
        Assert.Equal("yes", StateOf(guest, "usage-advice"));
        Assert.Contains("We have changed the words", guest.Main, StringComparison.Ordinal);
        await DecideAsync(guest, "usage-advice", "yes");
        Assert.DoesNotContain("We have changed the words", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_the_account_says_what_was_decided()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync(Page);
        await DecideAsync(guest, "remote-help", "yes");
        await guest.OpenAsync("/en/account/log");
        Assert.Contains("Consent given", guest.Main, StringComparison.Ordinal);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> DecideAsync(HttpBrowser guest, string purpose, string given) =>
        guest.SendAsync(Page, FormOf(guest, purpose), ("given", given));

    private static AngleSharp.Html.Dom.IHtmlFormElement FormOf(HttpBrowser guest, string purpose) =>
        (AngleSharp.Html.Dom.IHtmlFormElement)guest.Page.QuerySelector($"form:has(input[name=purpose][value={purpose}])")!;

    private static IElement? ButtonOf(HttpBrowser guest, string purpose) => FormOf(guest, purpose).QuerySelector("button");

    private static string? StateOf(HttpBrowser guest, string purpose) =>
        guest.Page.QuerySelector($"li:has(#{purpose}) .consent-state")!.GetAttribute("data-given");
}
