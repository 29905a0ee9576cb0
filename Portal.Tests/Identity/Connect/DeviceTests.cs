using System.Net;
using System.Text.Json;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.Connect;

/// <summary>A television box shows a code, and its owner types it on another screen.</summary>
public sealed class DeviceTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    [Fact]
    public async Task The_box_is_signed_in_once_its_owner_has_typed_the_code_and_agreed()
    {
        using var box = await AddAsync();
        var asked = await AskAsync(box);
        Assert.Equal($"{portal.Address}connect/device", asked.Text("verification_uri"));
        Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", asked.Text("user_code"));
        Assert.Equal("authorization_pending", (await PollAsync(box, asked)).Text("error"));
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync("/connect/device");
        Assert.EndsWith("/connect/device", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync("/connect/device", ("user_code", asked.Text("user_code")!.ToLowerInvariant().Replace("-", " ")));
        Assert.Contains("The television box", guest.Main, StringComparison.Ordinal);
        Assert.Equal("authorization_pending", (await PollAsync(box, asked)).Text("error"));
        await guest.SendAsync("/connect/device", ("answer", "yes"));
        Assert.Contains("The device will sign you in within a few seconds", guest.Main, StringComparison.Ordinal);
        await Until.TrueAsync(
            () =>
                Task.FromResult(
                    portal.Mails(person.Email).Any(m => m["Subject"].Contains("You allowed another site", StringComparison.Ordinal))
                ),
            () => "Nobody would notice a code that somebody else asked for.",
            TestContext.Current.CancellationToken
        );
        var tokens = await PollAsync(box, asked);
        Assert.Equal(person.Key, (await box.UserInfoAsync(tokens.Text("access_token")!))!.Value.Text("sub"));
        Assert.Null((await PollAsync(box, asked)).Text("access_token"));

        // The box stays signed in when its owner signs out here, and is out with another password.
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        tokens = await box.RefreshAsync((await AgainAsync(box, person)).Text("refresh_token")!);
        Assert.NotNull(tokens.Text("access_token"));
        await person.DoAsync("update person set security_stamp = 'another password' where id = @me");
        Assert.Equal("invalid_grant", (await box.RefreshAsync(tokens.Text("refresh_token")!)).Text("error"));
    }

    [Fact]
    public async Task A_box_that_was_refused_is_told_so()
    {
        using var box = await AddAsync();
        var asked = await AskAsync(box);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002, "ca");
        await guest.OpenAsync($"/ca/connect/device?user_code={asked.Text("user_code")}");
        await guest.SendAsync("/connect/device");
        await guest.SendAsync("/connect/device", ("answer", "no"));
        Assert.Contains("El dispositiu no ha iniciat la sessió.", guest.Main, StringComparison.Ordinal);
        Assert.Equal("access_denied", (await PollAsync(box, asked)).Text("error"));
    }

    [Fact]
    public async Task An_address_with_the_code_does_nothing_before_the_form_is_sent()
    {
        using var box = await AddAsync();
        var asked = await AskAsync(box);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        await guest.OpenAsync(new Uri(asked.Text("verification_uri_complete")!).PathAndQuery);
        Assert.Equal(asked.Text("user_code"), guest.Page.QuerySelector("#user_code")!.GetAttribute("value"));
        Assert.Equal("authorization_pending", (await PollAsync(box, asked)).Text("error"));
    }

    [Theory]
    [InlineData("", "Type the code that the device shows.")]
    [InlineData("BBBB-BBBB", "This code is wrong or too old.")]
    [InlineData("<script>", "This code is wrong or too old.")]
    public async Task A_wrong_code_is_said_at_the_field_and_stays_there(string code, string words)
    {
        using var guest = new HttpBrowser(portal.Address);
        await (await TestPerson.ArriveAsync(portal)).SignInAsync(guest);
        await guest.OpenAsync("/en/connect/device");
        await guest.SendAsync("/connect/device", ("user_code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains(words, guest.Main, StringComparison.Ordinal);
        Assert.Equal(code, guest.Page.QuerySelector("#user_code")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Who_guesses_codes_has_to_wait()
    {
        using var guest = new HttpBrowser(portal.Address);
        await (await TestPerson.ArriveAsync(portal)).SignInAsync(guest);
        await guest.OpenAsync("/en/connect/device");
        for (var n = 0; n < 21; n++)
            await guest.SendAsync("/connect/device", ("user_code", $"BBBB-BB{(char)('A' + n)}B"));
        Assert.Equal(HttpStatusCode.TooManyRequests, guest.Status);
    }

    private Task<RelyingParty> AddAsync() =>
        RelyingParty.AddAsync(
            portal,
            c => c with { Name = "The television box", FirstParty = false, Devices = true, RedirectUris = "", PostLogoutRedirectUris = "" },
            hasSecret: false
        );

    private static Task<JsonElement> AskAsync(RelyingParty box) =>
        box.SendAsync("/connect/device-authorization", ("scope", "openid profile offline_access"));

    private static Task<JsonElement> PollAsync(RelyingParty box, JsonElement asked) =>
        box.TokenAsync(("grant_type", Grant), ("device_code", asked.Text("device_code")!));

    private async Task<JsonElement> AgainAsync(RelyingParty box, TestPerson person)
    {
        var asked = await AskAsync(box);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync("/en/connect/device");
        await guest.SendAsync("/connect/device", ("user_code", asked.Text("user_code")!));
        await guest.SendAsync("/connect/device", ("answer", "yes"));
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        return await PollAsync(box, asked);
    }
}
