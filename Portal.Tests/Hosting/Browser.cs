using Microsoft.Playwright;
using Portal.Tests.Hosting;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Portal.Tests.Hosting;

/// <summary>
/// Debian's Chromium, started when the first test asks: the build without windows, which is what Playwright drives by default and costs two
/// thirds of the time. Each reader has a profile of its own, so tests may run side by side.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> started = new(() => Task.Run(StartAsync));

    /// <summary>Why there is no browser on this machine; null when there is one.</summary>
    public static string? WhyNot =>
        FastRun.LeavesOut("browsers")
        ?? (
            Program is null
                ? "Chromium is not installed (Debian: apt-get install chromium-headless-shell, or set CHROMIUM to its path)"
                : null
        );

    private static string? Program =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(
            File.Exists
        )
        ?? Command.Find("chromium");

    /// <summary>A new reader at this site, with an empty profile; dispose to send the reader away.</summary>
    public async Task<IBrowserContext> ReaderAsync(Uri site, BrowserNewContextOptions? options = null)
    {
        if (WhyNot is { } reason)
            Assert.Skip(reason);
        var reader = options ?? new BrowserNewContextOptions();
        reader.BaseURL = site.ToString();
        return PassingReader.Wrap(await (await started.Value).Chromium.NewContextAsync(reader));
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || !started.Value.IsCompletedSuccessfully)
            return;
        var (driver, chromium) = started.Value.Result;
        await PassingReader.LetGoAsync(chromium.CloseAsync());
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Chromium)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000); // the machine may be busy
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags }));
    }
}
