using System.Net;
using Portal.Tests.Tickets;

namespace Portal.Tests.Troubleshoot;

/// <summary>A guide is gone on with on another device.</summary>
public sealed class GuideCodeTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    [Fact]
    public async Task A_code_leads_to_the_same_page_in_the_language_of_the_other_device()
    {
        using var phone = portal.Come();
        await phone.OpenAsync("/en/fix/no-internet/power?scope=all");
        var page = phone.Address;
        await phone.OpenAsync(phone.Page.QuerySelector("a[href*='/fix/move']")!.GetAttribute("href")!);
        Assert.NotNull(phone.Page.QuerySelector(".qr svg"));
        await phone.SendAsync(phone.Page.QuerySelector("main form")!.GetAttribute("action")!);
        var code = phone.Page.QuerySelector(".short-code")!.TextContent.Trim();
        using var laptop = portal.Come();
        await laptop.OpenAsync("/de/fix/continue");
        await laptop.SendAsync("fix/continue", ("code", $" {code[..3].ToLowerInvariant()} {code[3..]} "));
        Assert.Equal($"/de{page[3..]}", laptop.Address);
        Assert.Equal("0", await portal.AskAsync("select count(*) from guide_code where code_hash = $code", ("$code", code)));
    }

    [Fact]
    public async Task A_wrong_code_is_said_at_its_field_and_stays_there()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/fix/continue");
        await guest.SendAsync("fix/continue", ("code", "ABC12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("ABC12", guest.Page.QuerySelector("#code")!.GetAttribute("value"));
        Assert.NotNull(guest.Page.QuerySelector("#code-error"));
    }

    [Theory]
    [InlineData("/en/account")]
    [InlineData("https://evil.example/en/fix/a/b")]
    [InlineData("//evil.example/fix/a/b")]
    public async Task Only_pages_of_guides_are_taken_along(string address)
    {
        using var guest = portal.Come();
        await guest.OpenAsync($"/en/fix/move?address={Uri.EscapeDataString(address)}");
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
    }
}
