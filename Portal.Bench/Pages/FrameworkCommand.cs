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
        var beside = new Option<string[]>("--beside") { Description = "Folders of other published builds." };
        var command = new Command("framework", "What each replacement of a part of the framework gains. Needs wrk.")
        {
            stock,
            rounds,
            starts,
            beside,
        };
        command.SetAction(
            (parsed, _) =>
                RunAsync(parsed.GetValue(stock) ?? [], parsed.GetValue(beside) ?? [], parsed.GetValue(rounds), parsed.GetValue(starts))
        );
        return command;
    }

    private static async Task RunAsync(string[] stock, string[] beside, int rounds, int starts)
    {
        var workspace = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        var sites = new List<Site>();
        try
        {
            var own = await Published.PublishAsync(workspace);
            sites.Add(new("as it is", own, workspace, ""));
            sites.AddRange(stock.Select(s => new Site("stock " + s, own, workspace, s)));
            sites.AddRange(beside.Select(b => new Site(Path.GetFileName(b), b, workspace, "")));
            for (var start = 0; start < starts; start++)
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
            Directory.Delete(workspace, recursive: true);
        }
    }

    private static void Print(List<Site> sites)
    {
        Console.WriteLine($"{"", -30}{"first answer ms", 16}{"ratio", 8}{"finished us", 13}{"ratio", 8}{"rendered us", 13}{"ratio", 8}");
        foreach (var site in sites)
            Console.WriteLine(
                $"{site.Name, -30}{Report.Median(site.Starts), 16:N0}{Ratio(s => s.Starts, site), 8:N3}"
                    + $"{Report.Median(site.Finished), 13:N2}{Ratio(s => s.Finished, site), 8:N3}"
                    + $"{Report.Median(site.Rendered), 13:N2}{Ratio(s => s.Rendered, site), 8:N3}"
            );

        // Round by round, since a noisy second meets the rounds beside each other.
        double Ratio(Func<Site, List<double>> figures, Site site) =>
            Report.Median(figures(site).Zip(figures(sites[0]), (one, first) => one / first));
    }

    private sealed class Site(string name, string folder, string workspace, string stock) : IDisposable
    {
        private readonly string data = Path.Combine(workspace, "data-" + name.Replace(' ', '-'));
        private Server? server;

        public string Name => name;

        public List<double> Starts { get; } = [];

        public List<double> Finished { get; } = [];

        public List<double> Rendered { get; } = [];

        public async Task StartAsync()
        {
            var isFirst = server is null;
            server?.Dispose();
            server = await Published.StartAsync(folder, data, new() { ["Framework__Stock"] = stock });
            if (!isFirst)
                Starts.Add(server.FirstAnswer.TotalMilliseconds);
        }

        // An address with a query is never kept, so the second page is rendered anew each time.
        public async Task LoadAsync(string path, bool count)
        {
            var finished = await Load.RunAsync(new("", server!, path), 1, 32);
            var rendered = await Load.RunAsync(new("", server!, path + "?rendered", "identity"), 1, 32);
            if (!count)
                return;
            Finished.Add(finished.CpuMicroseconds);
            Rendered.Add(rendered.CpuMicroseconds);
        }

        public void Dispose() => server?.Dispose();
    }
}
