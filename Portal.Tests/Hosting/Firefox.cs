using System.Diagnostics;
using System.Text.Json;
using WebDriverBiDi;
using WebDriverBiDi.BrowsingContext;
using WebDriverBiDi.Input;
using WebDriverBiDi.Script;

namespace Portal.Tests.Hosting;

/// <summary>Debian's Firefox with an empty profile, driven over WebDriver BiDi.</summary>
internal sealed class Firefox : IAsyncDisposable
{
    private const string Listening = "WebDriver BiDi listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("portal-firefox-");
    private readonly BiDiDriver driver = new(Patience);
    private readonly Process process;
    private readonly Uri site;
    private string context = "";

    private Firefox(Uri site)
    {
        this.site = site;
        process = Process.Start(
            new ProcessStartInfo(
                Program!,
                ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile.FullName, "about:blank"]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
    }

    /// <summary>Why there is no Firefox on this machine; null when there is one.</summary>
    public static string? WhyNot =>
        FastRun.LeavesOut("browsers")
        ?? (Program is null ? "Firefox is not installed (Debian: apt-get install firefox-esr, or set FIREFOX to its path)" : null);

    private static string? Program =>
        new[] { Environment.GetEnvironmentVariable("FIREFOX"), "/usr/bin/firefox-esr" }.FirstOrDefault(File.Exists)
        ?? Command.Find("firefox-esr");

    public static async Task<Firefox> OpenAsync(Uri site)
    {
        if (WhyNot is { } reason)
            Assert.Skip(reason);
        var firefox = new Firefox(site);
        await firefox.ConnectAsync();
        return firefox;
    }

    /// <summary>Opens a page and waits until it is complete.</summary>
    public Task GoAsync(string path) =>
        driver.BrowsingContext.NavigateAsync(
            new NavigateCommandParameters(context, new Uri(site, path).ToString()) { Wait = ReadinessState.Complete }
        );

    /// <summary>What an expression of the page's own language gives, as text.</summary>
    public async Task<string> AskAsync(string expression)
    {
        var answer = await EvaluateAsync($"String({expression})");
        return answer is StringRemoteValue text ? text.Value ?? "" : throw new InvalidOperationException($"{expression} gave {answer}");
    }

    /// <summary>Types into a field as far as the page can tell.</summary>
    public Task FillAsync(string field, string text) =>
        AskAsync(
            $"(e => {{ e.focus(); e.value = {JsonSerializer.Serialize(text)}; e.dispatchEvent(new Event('input', "
                + $"{{ bubbles: true }})); e.dispatchEvent(new Event('change', {{ bubbles: true }})); }})({Find(field)})"
        );

    public Task ClickAsync(string element) => AskAsync($"{Find(element)}.click()");

    public async Task ChooseFileAsync(string field, string file)
    {
        var node = ((NodeRemoteValue)await EvaluateAsync(Find(field))).ToSharedReference();
        var chosen = new SetFilesCommandParameters(context, node);
        chosen.Files.Add(file);
        await driver.Input.SetFilesAsync(chosen);
    }

    /// <summary>Waits until the page says yes; a page that is just going counts as no.</summary>
    public Task WaitAsync(string expression, CancellationToken ct) =>
        Until.TrueAsync(
            async () =>
            {
                try
                {
                    return await AskAsync(expression) == "true";
                }
                catch (Exception error) when (error is WebDriverBiDiException or InvalidOperationException)
                {
                    return false;
                }
            },
            () => $"Never: {expression}",
            ct
        );

    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        profile.Delete(recursive: true);
    }

    private static string Find(string selector) => $"document.querySelector({JsonSerializer.Serialize(selector)})";

    private async Task<RemoteValue> EvaluateAsync(string expression) =>
        await driver.Script.EvaluateAsync(new EvaluateCommandParameters(expression, new ContextTarget(context), true))
            is EvaluateResultSuccess { Result: var value }
            ? value
            : throw new InvalidOperationException($"The page fails at {expression}");

    private async Task ConnectAsync()
    {
        string? line;
        do line = await process.StandardError.ReadLineAsync().WaitAsync(Patience);
        while (line?.Contains(Listening, StringComparison.Ordinal) == false);
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        await driver.StartAsync((line ?? throw new InvalidOperationException("Firefox ended at once.")).Split(Listening)[1] + "/session");
        await driver.Session.NewSessionAsync(new());
        context = (await driver.BrowsingContext.GetTreeAsync(new GetTreeCommandParameters())).ContextTree[0].BrowsingContextId;
    }
}
