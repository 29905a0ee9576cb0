using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Tests.Map;

namespace Portal.Tests.Hosting;

/// <summary>One run of the built program, with what it writes.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder output = new();
    private readonly Process process;
    private readonly Task<int> ended;

    public PortalProcess(PortalSettings settings, string dataFolder)
    {
        process = new Process { StartInfo = Start(settings, dataFolder, "--urls", "http://127.0.0.1:0") };
        process.OutputDataReceived += (_, e) => Heard(e.Data);
        process.ErrorDataReceived += (_, e) => Heard(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        ended = EndAsync();
    }

    public bool HasEnded => ended.IsCompleted;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public async Task<Uri> AddressAsync(CancellationToken ct)
    {
        try
        {
            return await address.Task.WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The portal did not say where it listens:\n{Output}");
        }
    }

    public async Task KillAsync()
    {
        if (!HasEnded)
            process.Kill();
        await ended;
    }

    public async Task<int> StopAsync()
    {
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        await Command.RunAsync("/bin/sh", ["-c", $"kill -TERM {id}"], Repository.Root);
        return await EndedAsync(CancellationToken.None);
    }

    public Task<int> EndedAsync(CancellationToken ct) => ended.WaitAsync(Patience, ct);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _ = address.Task.Exception; // nobody may have asked for it
        process.Dispose();
    }

    // The tests lie in Portal.Tests/bin/Debug/net10.0, the program in the same folder of Portal.Web.
    internal static ProcessStartInfo Start(PortalSettings settings, string dataFolder, params IEnumerable<string> arguments)
    {
        FastRun.Skip("processes");
        var built = Path.GetRelativePath(Repository.Full("Portal.Tests"), AppContext.BaseDirectory);
        var program = Path.Combine(Repository.Full("Portal.Web"), built, "Portal.Web.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [program, .. arguments])
        {
            WorkingDirectory = settings.StandingIn ?? Repository.Full("Portal.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = settings.Environment;
        start.Environment["DOTNET_ENVIRONMENT"] = settings.Environment;
        start.Environment["Data__Folder"] = dataFolder;
        start.Environment["Data__PostgreSql"] = settings.PostgreSql;
        start.Environment["DOTNET_TieredPGO"] = "0"; // nothing is asked so often that measuring it to compile it better is won back
        foreach (var (name, value) in PortalSettings.ForTests)
            start.Environment[name] = value;
        foreach (var (name, value) in settings.More)
            start.Environment[name] = value;
        return start;
    }

    // Everything the program wrote has been read when this returns.
    private async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        address.TrySetException(new InvalidOperationException($"The portal ended with {process.ExitCode} before it listened:\n{Output}"));
        return process.ExitCode;
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
