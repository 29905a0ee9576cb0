using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>The journey of most readers in another browser than Chromium: search, article, vote, sign-in, a request with a file.</summary>
public sealed class FirefoxTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_finds_reads_and_judges_an_article()
    {
        await using var firefox = await Firefox.OpenAsync(portal.Address);
        await firefox.GoAsync("/ca");
        await firefox.FillAsync("main input[type=search], input[type=search]", "router");
        await firefox.WaitAsync("document.querySelectorAll('[role=option]').length > 0", Ct);
        await firefox.AskAsync("document.querySelector('input[type=search]').form.requestSubmit()");
        await firefox.WaitAsync("location.pathname === '/ca/search' && document.readyState === 'complete'", Ct);
        await firefox.ClickAsync("main li :is(h2, h3) a");
        await firefox.WaitAsync("location.pathname.startsWith('/ca/help/') && document.readyState === 'complete'", Ct);
        await firefox.ClickAsync("form[action$='/vote'] button[value=yes]");
        await firefox.WaitAsync(
            $"document.querySelector('main').textContent.includes({Quoted(SiteTexts.In("ca", "Help.Vote.Thanks"))})",
            Ct
        );
    }

    [Fact]
    public async Task A_customer_signs_in_and_asks_for_help_with_a_file()
    {
        var file = Path.Combine(portal.DataFolder, "ping.txt");
        await File.WriteAllTextAsync(file, "64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=1.2 ms\n", Ct);
        await using var firefox = await Firefox.OpenAsync(portal.Address);
        await firefox.GoAsync("/en/sign-in");
        await firefox.ClickAsync("button[name=account][value='demo-1002@customer.demo.example']");
        await firefox.WaitAsync("!location.pathname.includes('sign-in') && document.readyState === 'complete'", Ct);
        await firefox.GoAsync("/en/tickets/open/fault");
        await firefox.FillAsync("#subject", "Zzyx qwrt");
        await firefox.FillAsync("[name=text]", "Vlkq brmf.");
        await ChooseAsync(firefox, "topic", "internet");
        await ChooseAsync(firefox, "extent", "all");
        await ChooseAsync(firefox, "since", "unknown");
        await firefox.ChooseFileAsync("input[type=file]", file);
        await firefox.WaitAsync("document.querySelector('main').textContent.includes('ping.txt')", Ct);
        await firefox.ClickAsync(".ask-form .actions button[value=send]");
        await firefox.WaitAsync("location.pathname.endsWith('/receipt') && document.readyState === 'complete'", Ct);
        var reference = await firefox.AskAsync("document.querySelector('.reference strong').textContent");
        await firefox.GoAsync($"/en/tickets/{reference}");
        Assert.Contains("ping.txt", await firefox.AskAsync("document.querySelector('main').textContent"), StringComparison.Ordinal);
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    // Some questions are lists, others are rows of buttons.
    private static Task<string> ChooseAsync(Firefox firefox, string name, string value)
    {
        var inList = $"e.value = '{value}', e.dispatchEvent(new Event('change', {{ bubbles: true }}))";
        var inRow = $"document.querySelector('[name={name}][value={value}]').click()";
        return firefox.AskAsync($"(e => e.options ? ({inList}) : {inRow})(document.querySelector('[name={name}]'))");
    }
}
