using Portal.Tests.Browsing;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search.Counting;

/// <summary>
/// What the running program counts of its readers' searches, and what never reaches its
/// disk. It is asked to stop, and everything is written.
/// </summary>
public sealed class CountedSearchTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_counts_once_with_all_its_beginnings_and_pages()
    {
        await using var portal = await InProcessPortal.StartAsync();
        foreach (var text in new[] { "rout", "route", "router", " Router ", "qqqqzzzz", "qqqqzzzz" })
            Assert.Equal(200, await portal.SearchAsync(text));
        foreach (
            var address in new[]
            {
                "/en/search?q=router&page=2",
                "/en/search?q=wifi&topic=wifi",
                "/en/search?q=light&page=2",
                "/en/search?q=",
                "/en/search",
                "/en/search/suggestions?q=pass",
            }
        )
            await portal.AskAsync(address);
        await portal.SearchAsync("router", agent: CountingPortal.Browser + " another");
        await portal.SearchAsync("роутер", "ru");
        Assert.Equal(0, await portal.StopAsync());
        Assert.Collection(
            await portal.CountsAsync(),
            row => Assert.Equal("en qqqqzzzz 1/1/0 0", row),
            row => Assert.Matches("^en router 2/0/0 [1-9]", row),
            row => Assert.Matches("^ru роутер 1/0/0 [1-9]", row)
        );
    }

    [Fact]
    public async Task A_search_answered_from_finished_bytes_counts_like_any_other()
    {
        await using var portal = await InProcessPortal.StartAsync();
        for (var visit = 0; visit < 5; visit++)
            await portal.SearchAsync("router", agent: $"{CountingPortal.Browser} {visit}");
        for (var visit = 0; visit < 4; visit++)
            await portal.SearchAsync("qqqqzzzz", agent: $"{CountingPortal.Browser} {visit}");
        foreach (var address in new[] { "/en/search?q=router&page=2", "/en/search?q=router&topic=wifi" })
            for (var visit = 5; visit < 9; visit++)
                await portal.AskAsync(address, $"{CountingPortal.Browser} {visit}");
        await portal.AskAsync("/en/search?q=router", "curl/8.5.0");
        await portal.AskAsync("/en/search?q=router", CountingPortal.Browser + " private", headers: ("Sec-GPC", "1"));
        await portal.AskAsync("/en/search?q=router", CountingPortal.Browser + " picture", headers: ("Sec-Fetch-Dest", "image"));
        await portal.AskAsync("/en/search?q=router", CountingPortal.Browser + " asking", method: "HEAD");
        await portal.OpenAsync("router", PageCase.Article("en", "restart-router"));
        Assert.Equal(0, await portal.StopAsync());
        Assert.Collection(
            await portal.CountsAsync(),
            row => Assert.Equal("en qqqqzzzz 4/4/0 0", row),
            row => Assert.Matches("^en router 5/0/0 [1-9]", row)
        );
    }

    [Fact]
    public async Task A_search_that_finds_nothing_fitting_is_a_miss_unless_it_means_a_page()
    {
        await using var portal = await InProcessPortal.StartAsync();
        foreach (var text in new[] { "weather tomorrow in london", "cancel my contract", "restart router" })
            Assert.Equal(200, await portal.SearchAsync(text));
        Assert.Equal(0, await portal.StopAsync());
        Assert.Collection(
            await portal.CountsAsync(),
            row => Assert.StartsWith("en cancel my contract 1/0/0", row, StringComparison.Ordinal),
            row => Assert.StartsWith("en restart router 1/0/0", row, StringComparison.Ordinal),
            row => Assert.Matches("^en weather tomorrow in london 1/1/0 [1-9]", row)
        );
    }

    [Fact]
    public async Task On_postgresql_too_everything_is_written_when_the_program_is_asked_to_stop()
    {
        var place = await postgres.ConnectionStringAsync();
        await using var portal = await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = place });
        await portal.SearchAsync("qqqqzzzz", "ca");
        await portal.SearchAsync("router", "ca");
        await portal.OpenAsync("router", PageCase.Article("ca", "restart-router"), language: "ca");
        Assert.Equal(0, await portal.StopAsync());
        Assert.Collection(
            await CountingPortal.CountsAsync(place),
            row => Assert.Equal("ca qqqqzzzz 1/1/0 0", row),
            row => Assert.Matches("^ca router 1/0/1 [1-9]", row)
        );
    }

    [Fact]
    public async Task What_people_type_about_themselves_never_reaches_the_disk_nor_the_log()
    {
        string[] typed =
        [
            "zgirli",
            "zgirli.meyer",
            "zgirli.meyer@example.net",
            "+49 7213 998 877",
            "kunde 7766554",
            "4929 1111 2222 3333",
            "198.51.100.77",
            "2001:db8:77::9",
            "02:9f:3C:44:aa:b1",
            "zGirl1Xk9q",
        ];
        await using var portal = await InProcessPortal.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Searches__WriteSeconds"] = "1" } }
        );
        foreach (var text in typed)
            await portal.SearchAsync(text);
        foreach (var text in typed)
            await portal.OpenAsync(text, PageCase.Article("en", "restart-router"));

        await portal.SearchAsync("wifi");
        await portal.OpenAsync("wifi", PageCase.Article("en", "weak-wifi"));
        await Until.TrueAsync(
            async () => (await portal.CountsAsync()).Any(r => r.StartsWith("en wifi", StringComparison.Ordinal)),
            () => portal.Output,
            Ct
        );
        var bytes = portal.EveryByte();
        Assert.Equal(0, await portal.StopAsync());
        bytes += portal.EveryByte() + portal.Output;
        string[] traces = [.. typed, "998 877", "7766554", "Chrome/140", "127.0.0.1"];
        bytes = bytes.Replace("http://127.0.0.1", "", StringComparison.Ordinal); // where the program says it listens
        Assert.DoesNotContain(traces, t => bytes.Contains(t, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Programs_and_those_who_ask_for_it_are_not_counted()
    {
        await using var portal = await InProcessPortal.StartAsync();
        const string search = "/en/search?q=router";
        foreach (var agent in new[] { "", "curl/8.5.0", "Mozilla/5.0 (compatible; Googlebot/2.1)" })
            await portal.AskAsync(search, agent);
        await portal.AskAsync(search, headers: ("Sec-GPC", "1"));
        await portal.AskAsync(search, headers: ("DNT", "1"));
        await portal.AskAsync(search, headers: ("Sec-Purpose", "prefetch;prerender"));
        await portal.AskAsync(search, headers: ("Sec-Fetch-Dest", "image"));
        await portal.AskAsync(search, method: "HEAD");
        await portal.AskAsync(search + "&try=true");
        for (var n = 0; n < 30; n++)
            await portal.AskAsync($"/en/search?q=word+{(char)('a' + n % 26)}{(char)('a' + n / 26)}", "Mozilla/5.0 hurry");
        Assert.Equal(0, await portal.StopAsync());
        var counts = await portal.CountsAsync();
        Assert.DoesNotContain(counts, row => row.Contains("router", StringComparison.Ordinal));
        Assert.InRange(counts.Count, 1, 20);
    }

    [Fact]
    public async Task An_operator_may_count_nothing_at_all()
    {
        await using var portal = await InProcessPortal.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Searches__Count"] = "false" } }
        );
        await portal.SearchAsync("router");
        Assert.Equal(0, await portal.StopAsync());
        Assert.Empty(await portal.CountsAsync());
    }

    [Fact]
    public async Task Only_what_a_reader_found_here_and_opened_here_counts_as_opened()
    {
        await using var portal = await InProcessPortal.StartAsync();
        var (restart, wifi) = (PageCase.Article("en", "restart-router"), PageCase.Article("en", "weak-wifi"));
        await portal.SearchAsync("router");
        Assert.Equal(204, await portal.OpenAsync("router", restart));
        foreach (
            var (text, address, from) in new[]
            {
                ("router", wifi, "cross-site"),
                ("router", wifi, "same-site"),
                ("router", "/en/help/nowhere", "same-origin"),
                ("router", "//evil.example/help/x", "same-origin"),
                ("never searched", wifi, "same-origin"),
            }
        )
            Assert.Equal(204, await portal.OpenAsync(text, address, from));
        Assert.Equal(204, await portal.AskAsync("/en/search/opened", method: "POST"));
        Assert.Equal(0, await portal.StopAsync());
        Assert.Equal(["en router restart-router 1"], await portal.OpeningsAsync());
    }
}
