using System.Net;

namespace Portal.Tests.Hosting;

/// <summary>The program as an administrator knows it: it starts, stops when asked, and starts again after the worst.</summary>
public sealed class SharedPortalTests(SharedPortal portal, Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_that_was_asked_to_stop_ends_without_an_error()
    {
        await using var program = await PortalProgram.StartAsync(ct: Ct);
        Assert.Equal(0, await program.StopAsync());
    }

    [Fact]
    public async Task A_portal_that_was_killed_starts_again_on_its_data()
    {
        await using var program = await PortalProgram.StartAsync(ct: Ct);
        await program.KillAsync();
        await program.StartAgainAsync(Ct);
        using var answer = await program.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(program.DataFolder));
    }

    [Fact]
    public async Task A_browser_opens_the_start_page()
    {
        await using var reader = await browser.ReaderAsync(await portal.AddressAsync());
        var page = await reader.NewPageAsync();
        var answer = await page.GotoAsync("/");
        Assert.True(answer!.Ok, $"{answer.Status} {answer.Url}");
        Assert.NotEmpty(await page.InnerTextAsync("body"));
    }
}
