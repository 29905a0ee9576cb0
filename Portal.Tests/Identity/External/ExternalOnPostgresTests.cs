using System.Net;
using Portal.Tests.Data;

namespace Portal.Tests.Identity.External;

/// <summary>The whole way on PostgreSQL: a first sign-in, its mail, the account, roles, and the end of the session from there.</summary>
public sealed class ExternalOnPostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task From_the_first_sign_in_to_the_last_sign_out()
    {
        await using var home = new ExternalPortal { PostgreSql = await data.ConnectionStringAsync() };
        await home.InitializeAsync();
        (home.Staff.User["groups"], home.Staff.User["amr"]) = (new[] { "help desk" }, "mfa");
        using var guest = await home.ComeAsync("staff");
        Assert.Equal("/en/sign-in/external/ended?why=sent&server=staff", guest.Address);
        await guest.OpenAsync(await home.LinkAsync((string)home.Staff.User["email"]!));
        await guest.OpenAsync(guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal(("/en/agents", HttpStatusCode.OK), (guest.Address, guest.Status));
        home.Staff.User["groups"] = new[] { "help desk", "bosses" };
        using var again = await home.ComeAsync("staff");
        Assert.Equal("/en/agents", again.Address);
        await again.OpenAsync("/en/account/sign-ins");
        Assert.Contains("The staff server", again.Main, StringComparison.Ordinal);
        var end = new Uri(
            $"/sign-in/external/staff/front-channel-logout?iss={home.Staff.Issuer}&sid={home.Staff.User["sid"]}",
            UriKind.Relative
        );
        using var told = await home.Portal.Client.GetAsync(end, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        await again.OpenAsync("/en/agents");
        Assert.StartsWith("/en/sign-in?", again.Address, StringComparison.Ordinal);
        home.Staff.User["groups"] = "others";
        using var refused = await home.ComeAsync("staff");
        Assert.Equal("/en/sign-in/external/ended?why=role&server=staff", refused.Address);
    }
}
