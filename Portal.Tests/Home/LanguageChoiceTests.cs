using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Home;

/// <summary>The bare address finds the reader's language, and the language switch remembers it.</summary>
public sealed class LanguageChoiceTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "/de")]
    [InlineData("de-AT,de;q=0.9,en;q=0.8", "/de")]
    [InlineData("ca-ES", "/ca")]
    [InlineData("PT-br", "/pt")]
    [InlineData("fr, ru;q=0.4, es;q=0.6", "/es")]
    [InlineData("de;q=0, ru;q=0.1", "/ru")]
    [InlineData("fr", "/en")]
    [InlineData("*", "/en")]
    [InlineData("", "/en")]
    [InlineData(";;;q=,,-", "/en")]
    public async Task A_new_reader_comes_to_the_language_of_the_browser(string browser, string home) =>
        Assert.Equal(home, (await BareAsync(browser, cookie: null)).Headers.Location?.OriginalString);

    [Fact]
    public async Task A_reader_who_chose_comes_back_to_the_chosen_language()
    {
        using var switched = await portal.GetAsync("/language/ru?to=%2Fru%2Fhelp", Ct);
        Assert.Equal((HttpStatusCode.Found, "/ru/help"), (switched.StatusCode, switched.Headers.Location?.OriginalString));
        var cookie = Assert.Single(switched.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/ru", (await BareAsync("de", cookie.Split(';')[0])).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("language=xx")]
    [InlineData("language=")]
    [InlineData("language=DE%0d%0aX: y")]
    [InlineData("language=../../etc")]
    public async Task A_cookie_somebody_made_up_changes_nothing(string cookie) =>
        Assert.Equal("/de", (await BareAsync("de", cookie)).Headers.Location?.OriginalString);

    [Fact]
    public async Task The_answer_of_the_bare_address_is_nobody_elses()
    {
        using var answer = await BareAsync("de", cookie: null);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    private async Task<HttpResponseMessage> BareAsync(string browser, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Language", browser);
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await portal.SendAsync(request, Ct);
    }
}
