using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Identity.Connect;

namespace Portal.Tests.Identity.Connect;

/// <summary>Administrators say which sites people may sign in to with their account.</summary>
public sealed class ClientPageTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_added_changed_switched_off_and_on_again_and_its_secret_is_seen_once()
    {
        using var administrator = await ComeAsync();
        var id = $"shop-{Guid.NewGuid():N}";
        await administrator.OpenAsync("/de/people/clients/new");
        await administrator.SendAsync("/clients/new", ("name", "Der Laden"), ("clientId", id), ("redirectUris", RelyingParty.Callback));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        var secret = administrator.Page.QuerySelectorAll("main code").Select(c => c.TextContent).Single(t => t.Length == 43);
        Assert.DoesNotContain(secret, portal.Output, StringComparison.Ordinal);
        await administrator.OpenAsync($"/de/people/clients/{id}");
        Assert.DoesNotContain(secret, administrator.Main, StringComparison.Ordinal);
        await administrator.SendAsync("handler=save", ("name", "Der neue Laden"), ("backChannelLogoutUri", "https://site.example/out"));
        Assert.Contains("Gespeichert.", administrator.Main, StringComparison.Ordinal);
        var client = (await portal.Services.GetRequiredService<ClientReader>().FindAsync(id, Ct))!;
        Assert.Equal(("Der neue Laden", "https://site.example/out"), (client.Name, client.BackChannelLogoutUri));
        await administrator.SendAsync("handler=secret");
        Assert.NotEqual(secret, administrator.Page.QuerySelectorAll("main code").Select(c => c.TextContent).Single(t => t.Length == 43));
        await administrator.OpenAsync($"/de/people/clients/{id}");
        await administrator.SendAsync("handler=disable");
        Assert.Null(await portal.Services.GetRequiredService<ClientReader>().FindAsync(id, Ct));
        await administrator.SendAsync("handler=enable");
        Assert.NotNull(await portal.Services.GetRequiredService<ClientReader>().FindAsync(id, Ct));
        await administrator.OpenAsync("/de/people/clients");
        Assert.Contains("Der neue Laden", administrator.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirectUris", "http://site.example/callback")]
    [InlineData("redirectUris", "https://*.site.example/callback")]
    [InlineData("redirectUris", "https://site.example/callback#part")]
    [InlineData("redirectUris", "javascript:alert(1)")]
    [InlineData("redirectUris", "")]
    [InlineData("clientId", "Große Buchstaben")]
    [InlineData("name", "")]
    [InlineData("backChannelLogoutUri", "http://169.254.169.254/latest")]
    [InlineData("frontChannelLogoutUri", "https://site.example/; script-src *")]
    public async Task What_is_not_safe_is_said_at_its_field_with_all_that_was_typed(string field, string value)
    {
        using var administrator = await ComeAsync();
        await administrator.OpenAsync("/en/people/clients/new");
        var typed = new Dictionary<string, string>
        {
            ["name"] = "The shop",
            ["clientId"] = "shop-two",
            ["redirectUris"] = RelyingParty.Callback,
            [field] = value,
        };
        await administrator.SendAsync("/clients/new", [.. typed.Select(t => (t.Key, t.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        var entry = administrator.Page.QuerySelector($"#{field}")!;
        Assert.Equal("true", entry.GetAttribute("aria-invalid"));
        Assert.Equal(value, entry.GetAttribute("value") ?? entry.TextContent);
    }

    [Fact]
    public async Task Of_two_administrators_the_second_is_told_that_the_first_was_faster()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var one = await ComeAsync();
        await one.OpenAsync($"/en/people/clients/{site.ClientId}");
        using var other = one.Copy();
        await other.OpenAsync($"/en/people/clients/{site.ClientId}");
        await one.SendAsync("handler=save", ("name", "First"));
        await other.SendAsync("handler=save", ("name", "Second"));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("Second", other.Page.QuerySelector("#name")!.GetAttribute("value"));
    }

    private async Task<HttpBrowser> ComeAsync()
    {
        var administrator = new HttpBrowser(portal.Address);
        await administrator.SignInAsAsync("Administrator");
        return administrator;
    }
}
