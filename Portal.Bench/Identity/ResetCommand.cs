using System.CommandLine;
using Portal.Bench.Search;

namespace Portal.Bench.Identity;

/// <summary>
/// Asks for a new password in turn for an address that has an account and for one that has none, and compares the medians.
/// </summary>
internal static class ResetCommand
{
    private const string Nobody = "nobody-at-all@staff.demo.example";

    public static Command Create()
    {
        var site = new Argument<string>("SITE")
        {
            Description =
                "A running portal, started with Limits__FormsPerMinute=1000000 and, to have every mail written, "
                + "Reset__RequestsPerNetwork, Reset__RequestsPerBrowser, Reset__MailsPerHour=1000000 and Reset__SecondsBetween=0.",
        };
        var known = new Option<string>("--known")
        {
            Description = "An address with an account.",
            DefaultValueFactory = _ => "agent1@staff.demo.example",
        };
        var count = new Option<int>("--count") { Description = "Requests for each of the two.", DefaultValueFactory = _ => 200 };
        var command = new Command("reset", "Compares the times for known and unknown addresses.") { site, known, count };
        command.SetAction((given, ct) => RunAsync(new Uri(given.GetValue(site)!), given.GetValue(known)!, given.GetValue(count), ct));
        return command;
    }

    private static async Task RunAsync(Uri site, string known, int count, CancellationToken ct)
    {
        foreach (var page in new[] { "/en/reset-password", "/en/reset-password/second-address" })
        {
            using var form = await TimedForm.OpenAsync(site, page, ct);
            for (var n = 0; n < 20; n++)
                await form.SendAsync(n % 2 == 0 ? known : Nobody, ct); // warm
            var (there, nowhere) = (new List<double>(), new List<double>());
            for (var n = 0; n < count; n++)
            {
                // Each goes first as often as the other.
                if (n % 2 == 0)
                    there.Add(await form.SendAsync(known, ct));
                nowhere.Add(await form.SendAsync(Nobody, ct));
                if (n % 2 == 1)
                    there.Add(await form.SendAsync(known, ct));
            }

            var (a, b) = (Median(there), Median(nowhere));
            Timing.Print($"{page} n={count} known={a:F2}ms unknown={b:F2}ms ratio={a / b:F3}");
        }
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
