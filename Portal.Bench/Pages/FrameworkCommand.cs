using System.CommandLine;

namespace Portal.Bench.Pages;

/// <summary>
/// The site as it is beside sites in which one replacement of the framework (Site/Rendering) is put back to stock, or beside another build:
/// processor time of a page, and time to the first answer. All are loaded in turns, so what else runs on the machine meets all alike.
/// </summary>
internal static class FrameworkCommand
{
    private const string Article = "/en/help/no-internet-connection";
    private const int WarmRounds = 8;

    public static Command Create()
    {
        var stock = new Argument<string[]>("stock")
        {
            Description = "Names for Framework:Stock, each a site of its own.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each site.", DefaultValueFactory = _ => 20 };
        var starts = new Option<int>("--starts") { Description = "Starts of each site.", DefaultValueFactory = _ => 5 };
        var published = new Option<string?>("--site")
        {
            Description = "A folder the site was published to; without it, it is published first.",
        };
        var beside = new Option<string[]>("--beside") { Description = "Folders of other published builds." };
        var command = new Command("framework", "What each replacement of a part of the framework gains. Needs wrk.")
        {
            stock,
            rounds,
            starts,
            published,
            beside,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var workspace = Directory.CreateTempSubdirectory("portal-bench-").FullName;
                try
                {
                    var own = parsed.GetValue(published) ?? await Published.PublishAsync(workspace);
                    List<FrameworkSite> sites =
                    [
                        new("as it is", own, workspace, ""),
                        .. (parsed.GetValue(stock) ?? []).Select(s => new FrameworkSite("stock " + s, own, workspace, s)),
                        .. (parsed.GetValue(beside) ?? []).Select(b => new FrameworkSite(Path.GetFileName(b), b, workspace, "")),
                    ];
                    await MeasureAsync(sites, parsed.GetValue(rounds), parsed.GetValue(starts));
                }
                finally
                {
                    Directory.Delete(workspace, recursive: true);
                }
            }
        );
        return command;
    }

    private static async Task MeasureAsync(List<FrameworkSite> sites, int rounds, int starts)
    {
        try
        {
            for (var start = 0; start <= starts; start++)
                foreach (var site in sites)
                    await site.StartAsync();
            for (var round = -WarmRounds; round < rounds; round++)
                foreach (var site in sites)
                    await site.LoadAsync(Article, count: round >= 0);
            Print(sites);
        }
        finally
        {
            sites.ForEach(s => s.Dispose());
        }
    }

    private static void Print(List<FrameworkSite> sites)
    {
        Console.WriteLine($"{"", -30}{"first answer ms", 16}{"ratio", 8}{"finished us", 13}{"ratio", 8}{"rendered us", 13}{"ratio", 8}");
        foreach (var site in sites)
            Console.WriteLine(
                $"{site.Name, -30}{Report.Median(site.Starts), 16:N0}{Ratio(s => s.Starts, site), 8:N3}"
                    + $"{Report.Median(site.Finished), 13:N2}{Ratio(s => s.Finished, site), 8:N3}"
                    + $"{Report.Median(site.Rendered), 13:N2}{Ratio(s => s.Rendered, site), 8:N3}"
            );

        // Round by round, since a noisy second meets the rounds beside each other.
        double Ratio(Func<FrameworkSite, List<double>> figures, FrameworkSite site) =>
            Report.Median(figures(site).Zip(figures(sites[0]), (one, first) => one / first));
    }
}
