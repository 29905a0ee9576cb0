using System.CommandLine;
using System.Diagnostics;
using Portal.Bench.Search;

namespace Portal.Bench.Identity;

/// <summary>Reads an article while nobody signs in, and then during a flood of sign-ins: readers must not feel it.</summary>
internal static class FloodCommand
{
    private const string Article = "/en/help/no-internet-connection";

    public static Command Create()
    {
        var site = SignInForms.Site();
        var seconds = new Option<int>("--seconds") { Description = "Seconds of each phase.", DefaultValueFactory = _ => 10 };
        var people = new Option<int>("--people") { Description = "Sign-ins at the same time.", DefaultValueFactory = _ => 60 };
        var command = new Command("flood", "Compares the time of an article with and without a flood of sign-ins.")
        {
            site,
            seconds,
            people,
        };
        command.SetAction(
            (given, _) => RunAsync(new Uri(given.GetValue(site)!), TimeSpan.FromSeconds(given.GetValue(seconds)), given.GetValue(people))
        );
        return command;
    }

    private static async Task RunAsync(Uri site, TimeSpan phase, int people)
    {
        using var reader = new SignInForms(site);
        using var forms = new SignInForms(site);
        await forms.OpenAsync("/en/sign-in");
        for (var warm = 0; warm < 300; warm++)
            await reader.ReadAsync(Article);
        var idle = await ReadAsync("idle", reader, phase);
        var statuses = new Dictionary<int, int>();
        using var stop = new CancellationTokenSource();
        var flood = Enumerable.Range(0, people).Select(n => PressAsync(forms, n, statuses, stop.Token)).ToList();
        var flooded = await ReadAsync("flood", reader, phase);
        await stop.CancelAsync();
        await Task.WhenAll(flood);
        Timing.Print(
            $"ratio={flooded / idle:F2} sign-ins: "
                + $"{string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Value} answered {s.Key}"))}"
        );
    }

    private static async Task PressAsync(SignInForms forms, int person, Dictionary<int, int> statuses, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var (_, status) = await forms.SendAsync("/en/sign-in", SignInForms.SignIn($"flood{person}.{n}@example.org"));
            lock (statuses)
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (status is 429 or 503)
                await Task.Delay(200, CancellationToken.None); // it is the hashing that is measured, not how fast refusals go
        }
    }

    private static async Task<double> ReadAsync(string name, SignInForms reader, TimeSpan phase)
    {
        var times = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < phase; )
        {
            times.Add(await reader.ReadAsync(Article));
            await Task.Delay(5);
        }

        var median = SignInForms.Median(times);
        Timing.Print($"article, {name}: p50={median:F2}ms p95={times[(int)(times.Count * 0.95)]:F2}ms n={times.Count}");
        return median;
    }
}
