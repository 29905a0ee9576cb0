using System.Diagnostics;
using Portal.Search;

namespace Portal.Bench.Search.Records;

/// <summary>
/// Fifty changes a second, a refresh each second, a commit every ten: how long until a change is found, and what searches take meanwhile.
/// </summary>
internal static class VisibleTimes
{
    private const int ASecond = 50;
    private const int Seconds = 30;
    private const int CommitAfter = 10;

    public static void Print(IRecordIndex index, MadeTickets made, int count, List<MadeQuery> asked)
    {
        var watch = Stopwatch.StartNew();
        var waiting = new List<TimeSpan>();
        var visible = new List<double>();
        var random = new Random(5);
        var done = false;
        var searching = new List<double>();
        var reader = new Thread(() => Read(index, asked, searching, ref done));
        reader.Start();
        for (var second = 0; second < Seconds; second++)
        {
            for (var change = 0; change < ASecond; change++)
            {
                while (watch.Elapsed.TotalSeconds < second + ((double)change / ASecond))
                    Thread.Sleep(1);
                var ticket = made.Make(random.Next(1, count + 1)) with { Subject = $"changed{second} {change}" };
                index.Put([ticket.ToRecord(MadeTickets.Topics)]);
                waiting.Add(watch.Elapsed);
            }
            index.Refresh();
            if (index.Search(RecordTimes.Query($"changed{second}")).Total == 0)
                throw new InvalidOperationException("A change is not found after the refresh.");
            visible.AddRange(waiting.Select(put => (watch.Elapsed - put).TotalMilliseconds));
            waiting.Clear();
            if (second % CommitAfter == CommitAfter - 1)
                index.Commit(count);
        }
        Volatile.Write(ref done, true);
        reader.Join();
        Timing.Print(
            $"visible after {visible.Order().ElementAt(visible.Count / 2):F0} ms p50, "
                + $"{visible.Max():F0} ms at most, of {visible.Count} changes"
        );
        searching.Sort();
        Timing.Print(
            $"search meanwhile n={searching.Count} p50={searching[searching.Count / 2]:F2}ms "
                + $"p99={searching[searching.Count * 99 / 100]:F2}ms"
        );
    }

    private static void Read(IRecordIndex index, List<MadeQuery> asked, List<double> times, ref bool done)
    {
        for (var i = 0; !Volatile.Read(ref done); i++)
        {
            var query = asked[i % asked.Count];
            var start = Stopwatch.GetTimestamp();
            index.Search(RecordTimes.Query(query.Text, new RecordFilter("state", [query.State])));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Thread.Sleep(5);
        }
    }
}
