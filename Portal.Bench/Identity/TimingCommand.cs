using System.CommandLine;
using Portal.Bench.Search;

namespace Portal.Bench.Identity;

/// <summary>
/// Signs in and up in turn as somebody the portal knows and as somebody it does not, and compares the medians: 0.9 to 1.1 is the same.
/// </summary>
internal static class TimingCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("WHAT") { Description = "sign-in or sign-up" }.AcceptOnlyFromAmong("sign-in", "sign-up");
        var site = SignInForms.Site();
        var count = new Option<int>("--count") { Description = "Answers of each kind.", DefaultValueFactory = _ => 100 };
        var command = new Command("timing", "Compares the times for people the portal knows and does not know.") { what, site, count };
        command.SetAction((given, _) => RunAsync(given.GetValue(what)!, new Uri(given.GetValue(site)!), given.GetValue(count)));
        return command;
    }

    private const int WarmUp = 24;

    private static async Task RunAsync(string what, Uri site, int count)
    {
        using var forms = new SignInForms(site);
        if (what == "sign-in")
        {
            await CompareAsync(
                forms,
                "/en/sign-in",
                count,
                _ => SignInForms.SignIn("editor@staff.demo.example"),
                n => SignInForms.SignIn($"nobody{n}@staff.demo.example")
            );
            return;
        }

        // For every customer number ten codes may be tried before anybody has to wait: the twelve made-up customers take turns.
        await CompareAsync(forms, "/en/sign-up", Math.Min(count, 96), n => PrintedCode(Customer(n), n), n => PrintedCode($"NOBODY{n}", n));
        await CompareAsync(
            forms,
            "/en/sign-up/on-file",
            Math.Min(count, 96),
            n => [("number", Customer(n))],
            n => [("number", $"NONE{n}")]
        );
    }

    private static string Customer(int n) => $"DEMO-{1001 + (n % 12)}";

    private static (string, string)[] PrintedCode(string number, int n) =>
        [("number", number), ("code", $"DEMO-CODE-{1 + (n % 12):D2}"), ("email", $"reader{n}.{number}@example.org")];

    private static async Task CompareAsync(
        SignInForms forms,
        string page,
        int count,
        Func<int, (string, string)[]> known,
        Func<int, (string, string)[]> unknown
    )
    {
        await forms.OpenAsync(page);
        foreach (var n in Enumerable.Range(10_000, WarmUp)) // both ways alike: who has been here before is quicker
        {
            await forms.SendAsync(page, known(n));
            await forms.SendAsync(page, unknown(n));
        }

        var (there, nowhere, statuses) = (new List<double>(), new List<double>(), new HashSet<int>());
        for (var n = 0; n < count; n++)
        {
            // Each goes first as often as the other.
            foreach (var isKnown in n % 2 == 0 ? [true, false] : new[] { false, true })
            {
                var (time, status) = await forms.SendAsync(page, isKnown ? known(n) : unknown(n));
                (isKnown ? there : nowhere).Add(time);
                statuses.Add(status);
            }
        }

        var (a, b) = (SignInForms.Median(there), SignInForms.Median(nowhere));
        Timing.Print($"{page} n={count} known={a:F2}ms unknown={b:F2}ms ratio={a / b:F3} answered={string.Join(',', statuses)}");
    }
}
