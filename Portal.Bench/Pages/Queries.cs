namespace Portal.Bench.Pages;

/// <summary>
/// Queries as customers type them. Each script for wrk asks them in another manner; in
/// all of them every path is made before the load begins.
/// </summary>
internal static class Queries
{
    private const int Mixed = 5000;
    private const int OneNewIn = 7;

    private static readonly string[] Starts =
    [
        "no internet",
        "slow wifi",
        "router red light",
        "wifi password",
        "reset router",
        "connection drops",
        "dns error",
        "restart box",
        "fibre light",
        "wlan pasword",
    ];
    private static readonly string[] Ends =
    [
        "",
        " today",
        " since yesterday",
        " on phone",
        " upstairs",
        " after storm",
        " evening",
        " new router",
        " help",
        " again",
    ];

    public static string Often => Starts[0];

    /// <summary>The short ones first: they are typed most often.</summary>
    public static IReadOnlyList<string> Typed { get; } = [.. from end in Ends from start in Starts select start + end];

    /// <summary>
    /// As customers ask: the query of rank n is asked 1/n times as often as the first, and one in seven was never asked before.
    /// </summary>
    public static Task<string> WriteMixAsync(string workspace)
    {
        var random = new Random(20261122); // the same mix each time
        var weights = Typed.Select((_, rank) => 1.0 / (rank + 1)).ToArray();
        var drawn = Enumerable.Range(0, Mixed).Select(_ => Draw(weights, random.NextDouble() * weights.Sum()));
        return WriteAsync(workspace, "mix", drawn.Select(n => Typed[n]), OneNewIn);
    }

    /// <summary>None of them was ever asked before.</summary>
    public static Task<string> WriteNewAsync(string workspace) => WriteAsync(workspace, "new", Typed, 1);

    private static int Draw(double[] weights, double at)
    {
        for (var n = 0; n < weights.Length; n++)
            if ((at -= weights[n]) < 0)
                return n;
        return weights.Length - 1;
    }

    // A new query is a typed one with a number behind it that no other run has: it begins with the second of the run.
    private static async Task<string> WriteAsync(string workspace, string name, IEnumerable<string> texts, int oneNewIn)
    {
        var paths = from text in texts select $"\"/en/search?q={Uri.EscapeDataString(text)}\"";
        var script = $$"""
            local paths = { {{string.Join(", ", paths)}} }
            local run = os.time() % 1000000
            local n = 0
            request = function()
                n = n + 1
                local path = paths[n % #paths + 1]
                if n % {{oneNewIn}} == 0 then path = path .. "%20" .. run .. n end
                return wrk.format("GET", path)
            end
            """;
        var file = Path.Combine(workspace, name + ".lua");
        await File.WriteAllTextAsync(file, script);
        return file;
    }
}
