using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Search;

/// <summary>
/// Times an action over many queries and prints p50, p90, p99 in microseconds, queries per second, CPU and bytes per query.
/// </summary>
internal static class Timing
{
    private const int Repetitions = 3;
    private const string Schedule = "/proc/thread-self/schedstat"; // nanoseconds on a core, nanoseconds ready and waiting for one

    public static void Warm(double seconds, int queries, Action<int> ask)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed.TotalSeconds < seconds; i++)
            ask(i % queries);
    }

    public static void Latency(string name, int queries, Action<int> ask)
    {
        for (var repetition = 0; repetition < Repetitions; repetition++)
            Latency($"{name, -10} rep{repetition}", new double[queries], ask);
    }

    /// <summary>
    /// Times each call once and prints percentiles in milliseconds: on the clock, and without the time the thread was ready and other
    /// programs had all cores.
    /// </summary>
    public static void Milliseconds(string name, int calls, Action<int> ask)
    {
        double[] clock = new double[calls],
            core = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var waited = Waited();
            var start = Stopwatch.GetTimestamp();
            ask(i);
            clock[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            core[i] = Math.Max(0, clock[i] - ((Waited() - waited) / 1000));
        }
        Array.Sort(clock);
        Array.Sort(core);
        Print(
            $"{name, -34} n={calls} p50={clock[calls / 2]:F2}ms p99={clock[calls * 99 / 100]:F2}ms "
                + $"without waiting for a core p50={core[calls / 2]:F2}ms p99={core[calls * 99 / 100]:F2}ms max={core[^1]:F1}ms"
        );
    }

    /// <summary>What a call takes without the time its thread was ready and other programs had all cores.</summary>
    public static double MicrosecondsOnCore(Action ask)
    {
        var waited = Waited();
        var start = Stopwatch.GetTimestamp();
        ask();
        return Math.Max(0, Stopwatch.GetElapsedTime(start).TotalMicroseconds - (Waited() - waited));
    }

    public static void Throughput(string name, int queries, int threads, Action<int> ask)
    {
        var next = -1;
        var total = 8 * queries;
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var workers = Enumerable
            .Range(0, threads)
            .Select(_ => new Thread(() =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < total; )
                    ask(i % queries);
            }))
            .ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Print(
            $"{name, -10} threads={threads} qps={total / watch.Elapsed.TotalSeconds:F0} "
                + $"cpu_us_per_q={(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / total:F1}"
        );
    }

    /// <summary>Prints how long the collector held everybody up meanwhile, and how often it looked at everything.</summary>
    public static void Pauses(string name, Action action)
    {
        var (paused, full, all) = (GC.GetTotalPauseDuration(), GC.CollectionCount(2), GC.CollectionCount(0));
        action();
        Print(
            $"{name, -10} collector: paused={(GC.GetTotalPauseDuration() - paused).TotalMilliseconds:F0}ms "
                + $"collections={GC.CollectionCount(0) - all} of them full={GC.CollectionCount(2) - full}"
        );
    }

    public static void Print(string text) => Console.WriteLine(text);

    /// <summary>
    /// Times each call without the time its thread was ready and other programs had all cores: what the call itself takes, pauses of the
    /// collector included. Linux only.
    /// </summary>
    public static void OnCore(string name, int calls, Action<int> ask)
    {
        var times = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var waited = Waited();
            var start = Stopwatch.GetTimestamp();
            ask(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds - (Waited() - waited);
        }
        Array.Sort(times);
        Print(
            $"{name, -10} without waiting for a core p50={times[calls / 2]:F1}us p90={times[calls * 9 / 10]:F1}us "
                + $"p99={times[calls * 99 / 100]:F1}us max={times[^1]:F1}us"
        );
    }

    private static double Waited() =>
        File.Exists(Schedule) ? double.Parse(File.ReadAllText(Schedule).Split(' ')[1], CultureInfo.InvariantCulture) / 1000 : 0;

    private static void Latency(string name, double[] times, Action<int> ask)
    {
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        var whole = Stopwatch.StartNew();
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ask(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        var (n, seconds) = (times.Length, whole.Elapsed.TotalSeconds);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(times);
        Print(
            $"{name} p50={times[n / 2]:F1}us p90={times[n * 9 / 10]:F1}us p99={times[n * 99 / 100]:F1}us "
                + $"max={times[^1]:F1}us qps={n / seconds:F0} cpu_us_per_q={cpu.TotalMicroseconds / n:F1} allocated={bytes / n}B"
        );
    }
}
