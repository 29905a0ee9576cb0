using System.CommandLine;
using Portal.Bench.Search;

namespace Portal.Bench.Tickets;

/// <summary>
/// Files requests with many writers at once on SQLite at synchronous = FULL: through the portal's one writer, and beside it through pooled
/// connections that each run the same statements in a transaction of their own. The two take turns within one run.
/// </summary>
internal static class OpeningCommand
{
    public static Command Create()
    {
        var writers = new Option<int>("--writers") { DefaultValueFactory = _ => 16 };
        var seconds = new Option<double>("--seconds") { Description = "Of each turn.", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
        var command = new Command("filing", "Files requests through the portal's writer and through pooled connections, in turn.")
        {
            writers,
            seconds,
            rounds,
        };
        command.SetAction(
            (given, ct) => RunAsync(given.GetValue(writers), TimeSpan.FromSeconds(given.GetValue(seconds)), given.GetValue(rounds), ct)
        );
        return command;
    }

    private static async Task RunAsync(int writers, TimeSpan time, int rounds, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("portal-filing-");
        try
        {
            await using var one = await TicketBenchHost.OpenAsync(Path.Combine(folder.FullName, "one"), ct);
            await using var pooled = await TicketBenchHost.OpenAsync(Path.Combine(folder.FullName, "pooled"), ct);
            await TurnAsync("warm-up", writers, TimeSpan.FromSeconds(2), one.FileAsync);
            await TurnAsync("warm-up", writers, TimeSpan.FromSeconds(2), pooled.FilePooledAsync);
            var (ours, theirs) = (new List<RoundResult>(), new List<RoundResult>());
            for (var round = 0; round < rounds; round++)
            {
                ours.Add(await TurnAsync("one writer", writers, time, one.FileAsync));
                theirs.Add(await TurnAsync("pooled", writers, time, pooled.FilePooledAsync));
            }

            Timing.Print(
                $"ratio of requests/s {Middle(ours, t => t.PerSecond) / Middle(theirs, t => t.PerSecond):F2}, ratio "
                    + $"of worst waits {ours.Max(t => t.Worst) / theirs.Max(t => t.Worst):F3}, failures "
                    + $"{ours.Sum(t => t.Failures)} and {theirs.Sum(t => t.Failures)}"
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<RoundResult> TurnAsync(string name, int writers, TimeSpan time, Func<Task> file)
    {
        var until = DateTime.UtcNow + time;
        var done = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => RoundResult.WriteAsync(file, until))));
        var turn = RoundResult.From(done, time);
        Timing.Print($"{name, -10} writers={writers} {turn}");
        return turn;
    }

    private static double Middle(List<RoundResult> turns, Func<RoundResult, double> of) =>
        turns.Select(of).Order().ElementAt(turns.Count / 2);
}
