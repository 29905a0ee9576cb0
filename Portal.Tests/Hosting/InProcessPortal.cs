using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Tests.Map;

namespace Portal.Tests.Hosting;

/// <summary>
/// The real program, begun at its own entry point but within the process of the tests, so that a test can look inside: at its endpoints,
/// its services, its database. It starts in a fraction of the time a process of its own takes, because everything is compiled already and
/// it begins on a copy of a database that was filled once.
/// </summary>
public sealed class InProcessPortal : IPortal, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-data-");
    private readonly PortalSettings settings;
    private readonly MemoryLog log = new();
    private Task<int> program = Task.FromResult(0);
    private IHost? host;
    private HttpClient? client;

    public InProcessPortal()
        : this(new PortalSettings()) { }

    private InProcessPortal(PortalSettings settings) => this.settings = settings;

    public IServiceProvider Services => host?.Services ?? throw new InvalidOperationException("The portal is not running.");

    public Uri Address => Client.BaseAddress!;

    public string DataFolder => folder.FullName;

    public HttpClient Client => client ?? throw new InvalidOperationException("The portal is not running.");

    public string Output => log.Text;

    public static async Task<InProcessPortal> StartAsync(PortalSettings? settings = null)
    {
        var portal = new InProcessPortal(settings ?? new PortalSettings());
        await portal.InitializeAsync();
        return portal;
    }

    public async ValueTask InitializeAsync()
    {
        StartCount.Add("inside");
        if (settings is { Environment: "Development", PostgreSql: "", Fresh: false })
            await PortalTemplate.CopyAsync(folder);
        var built = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        program = Task.Factory.StartNew(() => Run(built), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        host =
            await Task.WhenAny(built.Task, program) == built.Task
                ? await built.Task
                : throw new InvalidOperationException($"The portal ended before it was built.\n{Output}", program.Exception);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        if (await Task.WhenAny(started.Task, program) == program)
            throw new InvalidOperationException($"The portal ended before it listened.\n{Output}", program.Exception);
        var address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        client = new(
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

    public async Task<int> StopAsync()
    {
        host?.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return await program;
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (!program.IsCompleted)
            await StopAsync();
        folder.Delete(recursive: true);
    }

    // The entry point blocks until the program has ended.
    private int Run(TaskCompletionSource<IHost> built)
    {
        HostWatch.Mine.Value = (built, Change);
        using var watch = DiagnosticListener.AllListeners.Subscribe(new HostWatch());
        return (int)typeof(Portal.Web.Site.Text).Assembly.EntryPoint!.Invoke(null, [Arguments()])!;
    }

    private void Change(IServiceCollection services)
    {
        services.AddLogging(l => l.ClearProviders().AddProvider(log));
        if (settings.Clock is { } clock)
            services.AddSingleton(clock);
        if (settings.Pseudo)
            services.AddSingleton(new Web.Site.Texts(new PseudoTexts()));
    }

    private string[] Arguments()
    {
        var given = new Dictionary<string, string>(PortalSettings.ForTests)
        {
            ["Data__Folder"] = DataFolder,
            ["Data__PostgreSql"] = settings.PostgreSql,
        };
        foreach (var (name, value) in settings.More)
            given[name] = value;
        return
        [
            "--environment",
            settings.Environment,
            "--applicationName",
            "Portal.Web",
            "--contentRoot",
            Repository.Full("Portal.Web"),
            "--urls",
            "http://127.0.0.1:0",
            .. given.SelectMany(g => new[] { "--" + g.Key.Replace("__", ":", StringComparison.Ordinal), g.Value }),
        ];
    }

    /// <summary>Sees the host that is built in the flow of this test and no other.</summary>
    private sealed class HostWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public static readonly AsyncLocal<(TaskCompletionSource<IHost> Built, Action<IServiceCollection> Change)?> Mine = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Mine.Value is not { } mine)
                return;
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
                builder.ConfigureServices(mine.Change);
            if (value is { Key: "HostBuilt", Value: IHost built })
                mine.Built.TrySetResult(built);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
