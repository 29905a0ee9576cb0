using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Search;

/// <summary>Times an action over many queries and prints p50, p90, p99 in microseconds, queries per second, CPU and bytes per query.</summary>
internal static class Timing
{
    private const int Repetitions = 3;

    public static void Warm(double seconds, int queries, Action<int> ask)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed.TotalSeconds < seconds; i++) ask(i % queries);
    }

    public static void Latency(string name, int queries, Action<int> ask)
    {
        for (var repetition = 0; repetition < Repetitions; repetition++) Latency($"{name,-10} rep{repetition}", new double[queries], ask);
    }

    public static void Throughput(string name, int queries, int threads, Action<int> ask)
    {
        var next = -1;
        var total = 8 * queries;
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < total;) ask(i % queries);
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Print($"{name,-10} threads={threads} qps={total / watch.Elapsed.TotalSeconds:F0} cpu_us_per_q={(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / total:F1}");
    }

    public static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

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
        Print($"{name} p50={times[n / 2]:F1}us p90={times[n * 9 / 10]:F1}us p99={times[n * 99 / 100]:F1}us max={times[^1]:F1}us qps={n / seconds:F0} cpu_us_per_q={cpu.TotalMicroseconds / n:F1} allocated={bytes / n}B");
    }
}
