using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Tests.Map;

namespace Portal.Tests.Running;

/// <summary>The real program, begun at its own entry point but within the process of the tests, so that a test can look inside: at its endpoints, its services, its database.</summary>
public sealed class InsidePortal : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-data-");
    private Task program = Task.CompletedTask;
    private IHost? host;

    public IServiceProvider Services => host?.Services ?? throw new InvalidOperationException("The portal is not running.");

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public async ValueTask InitializeAsync()
    {
        var built = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        program = Task.Factory.StartNew(() => Run(built), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        host = await Task.WhenAny(built.Task, program) == built.Task ? await built.Task : throw new InvalidOperationException("The portal ended before it was built.", program.Exception);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        if (await Task.WhenAny(started.Task, program) == program) throw new InvalidOperationException("The portal ended before it listened.", program.Exception);
    }

    public async ValueTask DisposeAsync()
    {
        host?.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await program;
        folder.Delete(recursive: true);
    }

    // The entry point blocks until the program has ended.
    private void Run(TaskCompletionSource<IHost> built)
    {
        HostWatch.Mine.Value = built;
        using var watch = DiagnosticListener.AllListeners.Subscribe(new HostWatch());
        typeof(Portal.Web.Site.Text).Assembly.EntryPoint!.Invoke(null, [Arguments()]);
    }

    private string[] Arguments() =>
    [
        "--environment", "Development", "--applicationName", "Portal.Web", "--contentRoot", Repository.Full("Portal.Web"), "--urls", "http://127.0.0.1:0", "--Data:Folder", folder.FullName,
        "--Limits:RequestsPerMinute", "1000000", "--Limits:FormsPerMinute", "1000000", "--Logging:LogLevel:Default", "Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error",
        "--Passwords:Rounds", "100000",
    ];

    /// <summary>Sees the host that is built in the flow of this test and no other.</summary>
    private sealed class HostWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public static readonly AsyncLocal<TaskCompletionSource<IHost>?> Mine = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost built }) Mine.Value?.TrySetResult(built);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
