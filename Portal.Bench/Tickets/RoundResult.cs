using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Tickets;

/// <summary>What came of one turn: requests in a second, waits in milliseconds, and how many were refused.</summary>
internal sealed record RoundResult(double PerSecond, double Median, double P99, double Worst, int Failures)
{
    /// <summary>One writer: one request after the other, with the time each took.</summary>
    public static async Task<(List<double> Waits, int Failures)> WriteAsync(Func<Task> file, DateTime until)
    {
        var (waits, failures) = (new List<double>(), 0);
        while (DateTime.UtcNow < until)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await file();
            }
            catch (DbException)
            {
                failures++;
            }

            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return (waits, failures);
    }

    public static RoundResult From((List<double> Waits, int Failures)[] writers, TimeSpan time)
    {
        var waits = writers.SelectMany(w => w.Waits).Order().ToList();
        var failures = writers.Sum(w => w.Failures);
        return new(
            (waits.Count - failures) / time.TotalSeconds,
            waits[waits.Count / 2],
            waits[waits.Count * 99 / 100],
            waits[^1],
            failures
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"requests/s={PerSecond:F0} p50={Median:F2}ms p99={P99:F2}ms worst={Worst:F1}ms failures={Failures}"
        );
}
