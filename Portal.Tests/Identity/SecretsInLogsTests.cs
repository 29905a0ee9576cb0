using System.Text.RegularExpressions;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>
/// What people type to prove who they are is in no line the program writes, and nobody writes lines of their own into it.
/// </summary>
public sealed partial class SecretsInLogsTests
{
    private const string Canary = "canary7wings";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_password_code_or_token_reaches_the_log_and_a_line_stays_one_line()
    {
        await using var portal = await PortalProgram.StartAsync(ct: Ct);
        using var guest = new HttpBrowser(portal.Address, $"Mozilla/5.0 ({Canary})");
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", "agent1@staff.demo.example"), ("password", $"{Canary} as a password"));
        await guest.SendAsync("/en/sign-in", ("email", $"{Canary}@example.net"), ("password", $"{Canary} as a password"));
        await guest.SendAsync("/en/sign-in", ("email", "agent1@staff.demo.example"), ("password", "demonstration only"));
        await guest.SendAsync("/second-step", ("code", Canary));
        await guest.OpenAsync($"/en/invitation?token={Canary}");
        await guest.OpenAsync($"/en/first-administrator?token={Canary}");
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync(
            "/en/sign-in",
            ("form-token", Canary),
            ("email", $"{Canary}@example.net\r\nfail: forged"),
            ("password", Canary)
        );
        foreach (var address in new[] { "/en/%0d%0afail:%20forged", "/en/help/x%0Afail:%20forged", "/en/search?q=%0d%0afail:%20forged" })
            await guest.OpenAsync(address);
        Assert.Equal(0, await portal.StopAsync());
        Assert.DoesNotContain(Canary, portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("demonstration only", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Forged(), portal.Output);
    }

    [Fact]
    public async Task Who_stands_at_a_door_that_is_shut_for_them_is_written_down()
    {
        await using var portal = await PortalProgram.StartAsync(ct: Ct);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1001);
        await guest.OpenAsync($"/en/people?q={Canary}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, guest.Status);
        Assert.Equal(0, await portal.StopAsync());
        Assert.Matches(Refused(), portal.Output);
        Assert.DoesNotContain(Canary, portal.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Access denied for person:[\w-]+: .*people")]
    private static partial Regex Refused();

    [GeneratedRegex("^fail: forged", RegexOptions.Multiline)]
    private static partial Regex Forged();
}
