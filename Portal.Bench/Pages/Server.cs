using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Bench.Pages;

/// <summary>A server under load: a process of its own on a processor of its own, and the processor time it has used.</summary>
internal sealed class Server : IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly Process process;

    private Server(Process process, string root, TimeSpan firstAnswer) => (this.process, Root, FirstAnswer) = (process, root, firstAnswer);

    public string Root { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>User and system time of the process and its children.</summary>
    public TimeSpan Cpu => TimeSpan.FromSeconds(Family().Sum(TicksOf) / 100.0);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<Server> StartAsync(
        string root,
        string probe,
        IReadOnlyDictionary<string, string> environment,
        params string[] command
    )
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await AnswersAsync(root + probe))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{command[0]} ended: {await process.StandardError.ReadToEndAsync()}");
            if (clock.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"{command[0]} does not answer at {root}{probe}.");
            await Task.Delay(5);
        }

        return new Server(process, root, clock.Elapsed);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(string address)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(address));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private IEnumerable<int> Family()
    {
        yield return process.Id;
        foreach (
            var child in File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
            yield return int.Parse(child, CultureInfo.InvariantCulture);
    }

    // Fields 14 and 15 of /proc/PID/stat, counted behind the command's name, which may hold blanks (proc(5)).
    private static long TicksOf(int id)
    {
        var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }
}
