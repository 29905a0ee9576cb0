using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Bench.Pages;

/// <summary>What is asked of a server, again and again.</summary>
internal sealed record Subject(string Name, Server Server, string Path, string Encoding = "br", string? Script = null);

/// <summary>What one round of load saw.</summary>
internal sealed record Round(double RequestsPerSecond, double CpuMicroseconds, double Failed);

/// <summary>Drives wrk from the other processor and reads what it prints.</summary>
internal static partial class Load
{
    public static async Task<Round> RunAsync(Subject subject, int seconds, int connections)
    {
        var before = subject.Server.Cpu;
        var output = await WrkAsync(subject, seconds, connections);
        var cpu = subject.Server.Cpu - before;
        var requests = Number(Requests().Match(output));
        var failed = Failures().Match(output) is { Success: true } failures ? Number(failures) : 0;
        return new(Number(PerSecond().Match(output)), cpu.TotalMicroseconds / requests, failed);
    }

    private static async Task<string> WrkAsync(Subject subject, int seconds, int connections)
    {
        List<string> arguments =
        [
            "-c",
            "1",
            "wrk",
            "-t1",
            $"-c{connections}",
            $"-d{seconds}s",
            "-H",
            $"Accept-Encoding: {subject.Encoding}",
        ];
        if (subject.Script is { } script)
            arguments.AddRange(["-s", script]);
        arguments.Add(subject.Server.Root + subject.Path);
        using var wrk =
            Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("wrk did not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return output;
    }

    private static double Number(Match match) =>
        match.Success
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("wrk printed something unexpected.");

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failures();
}
