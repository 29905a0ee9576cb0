using System.Net;

namespace Portal.Tests.Hosting;

/// <summary>
/// The real program in a process of its own, with a data folder of its own. It can be stopped, killed, and started again on the same data.
/// </summary>
public sealed class PortalProgram : IPortal
{
    private readonly PortalSettings settings;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-data-");
    private PortalProcess process;
    private HttpClient? client;

    private PortalProgram(PortalSettings settings)
    {
        this.settings = settings;
        process = new PortalProcess(settings, DataFolder);
    }

    public string DataFolder => folder.FullName;

    public Uri Address => Client.BaseAddress!;

    public HttpClient Client => client ?? throw new InvalidOperationException("The portal is not running.");

    public string Output => process.Output;

    public static async Task<PortalProgram> StartAsync(PortalSettings? settings = null, CancellationToken ct = default)
    {
        var program = new PortalProgram(settings ?? new PortalSettings());
        try
        {
            await program.ReadyAsync(ct);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL, as when the power goes: nothing is finished.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>SIGTERM, as a service manager sends it; returns the exit code.</summary>
    public Task<int> StopAsync() => process.StopAsync();

    /// <summary>Waits for a program that ends by itself; returns the exit code.</summary>
    public Task<int> EndedAsync(CancellationToken ct) => process.EndedAsync(ct);

    /// <summary>Starts the program again on the data it left behind.</summary>
    public async Task StartAgainAsync(CancellationToken ct = default)
    {
        await process.DisposeAsync();
        process = new PortalProcess(settings, DataFolder);
        await ReadyAsync(ct);
    }

    /// <summary>The same when something is missing, so that it cannot get ready: waits until it listens.</summary>
    public async Task StartWaitingAsync(CancellationToken ct)
    {
        await process.DisposeAsync();
        process = new PortalProcess(settings, DataFolder);
        client?.Dispose();
        client = ClientFor(await process.AddressAsync(ct));
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task ReadyAsync(CancellationToken ct)
    {
        client?.Dispose();
        client = null;
        if (!settings.WaitUntilReady)
            return;
        client = ClientFor(await process.AddressAsync(ct));
        await Until.TrueAsync(AnswersAsync, () => $"The portal listens but is not ready:\n{Output}", ct);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException) when (!process.HasEnded)
        {
            return false;
        }
    }

    private static HttpClient ClientFor(Uri address) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
            }
        )
        {
            BaseAddress = address,
        };
}
