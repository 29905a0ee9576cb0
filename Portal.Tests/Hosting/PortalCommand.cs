using System.Diagnostics;

namespace Portal.Tests.Hosting;

/// <summary>One run of a command of the program ("content import") beside a portal, on the same data folder.</summary>
internal sealed class PortalCommand : IAsyncDisposable
{
    private readonly List<string> lines = [];
    private readonly Process process;

    private PortalCommand(PortalSettings settings, string dataFolder, IEnumerable<string> arguments)
    {
        process = new Process { StartInfo = PortalProcess.Start(settings, dataFolder, arguments) };
        process.OutputDataReceived += (_, e) => Heard(e.Data);
        process.ErrorDataReceived += (_, e) => Heard(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public bool HasEnded => process.HasExited;

    public static PortalCommand Start(string dataFolder, params IEnumerable<string> arguments) =>
        new(new PortalSettings(), dataFolder, arguments);

    /// <summary>Runs a command to its end; returns the exit code and what it printed.</summary>
    public static Task<(int Code, string Text)> RunAsync(string dataFolder, CancellationToken ct, params IEnumerable<string> arguments) =>
        RunAsync(new PortalSettings(), dataFolder, ct, arguments);

    public static async Task<(int Code, string Text)> RunAsync(
        PortalSettings settings,
        string dataFolder,
        CancellationToken ct,
        params IEnumerable<string> arguments
    )
    {
        await using var command = new PortalCommand(settings, dataFolder, arguments);
        var code = await command.EndedAsync(ct);
        return (code, string.Join('\n', command.Lines));
    }

    /// <summary>Everything it printed has been read when this returns.</summary>
    public async Task<int> EndedAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }
}
