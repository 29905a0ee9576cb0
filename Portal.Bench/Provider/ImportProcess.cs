using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Provider;

/// <summary>The program's own command in a process of its own, as an operator runs it.</summary>
internal sealed class ImportProcess(string dataFolder)
{
    /// <summary>The most memory any of the processes had, in bytes; Linux only.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with faults.</exception>
    public async Task RunAsync(IEnumerable<string> words, CancellationToken ct)
    {
        using var process = Start(words);
        await WatchAsync(process, () => false, ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}.");
    }

    /// <summary>Runs a command and kills it when there is reason to.</summary>
    /// <returns>False when it came to its end before.</returns>
    public async Task<bool> KillAsync(IEnumerable<string> words, Func<bool> isTime, CancellationToken ct)
    {
        using var process = Start(words);
        return await WatchAsync(process, isTime, ct);
    }

    private async Task<bool> WatchAsync(Process process, Func<bool> isTime, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!process.HasExited)
        {
            PeakMemory = Math.Max(PeakMemory, MemoryOf(process));
            if (isTime())
            {
                process.Kill();
                await process.WaitForExitAsync(ct);
                return true;
            }

            await timer.WaitForNextTickAsync(ct);
        }

        return false;
    }

    private Process Start(IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), .. words]);
        start.Environment["Data__Folder"] = dataFolder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["Site__PublicAddress"] = "https://help.example.net";
        start.Environment["AllowedHosts"] = "help.example.net";
        start.Environment["Site__TrustedProxies"] = "none";
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    private static long MemoryOf(Process process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line[6..^2].Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
