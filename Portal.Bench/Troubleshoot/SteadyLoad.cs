using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Troubleshoot;

/// <summary>Readers who pause between two pages, so that the load stays the same however quick the answers are.</summary>
internal static class SteadyLoad
{
    private const int Connections = 16;
    private const string Mark = "p95 ";

    // Each reader asks about 25 times a second.
    private const string Script = """
        function delay() return math.random(20, 60) end
        done = function(summary, latency, requests)
            print(string.format("p95 %.4f", latency:percentile(95) / 1000))
        end
        """;

    public static async Task<string> WriteAsync(string workspace)
    {
        var file = Path.Combine(workspace, "steady.lua");
        await File.WriteAllTextAsync(file, Script);
        return file;
    }

    /// <returns>The 95th percentile in milliseconds.</returns>
    public static async Task<double> RunAsync(string address, string script, int seconds)
    {
        using var wrk =
            Process.Start(
                new ProcessStartInfo("taskset", ["-c", "1", "wrk", "-t1", $"-c{Connections}", $"-d{seconds}s", "-s", script, address])
                {
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("wrk did not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var line =
            output.Split('\n').FirstOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk printed something unexpected.");
        return double.Parse(line[Mark.Length..], CultureInfo.InvariantCulture);
    }
}
