namespace Portal.Bench.Pages;

/// <summary>Queries as customers type them, each request another, so that nothing is answered from a memory of the last one.</summary>
internal static class Queries
{
    private static readonly string[] Starts = ["no internet", "slow wifi", "router red light", "wifi password", "reset router", "connection drops", "dns error", "restart box", "fibre light", "wlan pasword"];
    private static readonly string[] Ends = ["", " today", " since yesterday", " on phone", " upstairs", " after storm", " evening", " new router", " help", " again"];

    public static IEnumerable<string> Typed => from start in Starts from end in Ends select start + end;

    /// <summary>Writes a script for wrk and returns its path.</summary>
    public static async Task<string> WriteScriptAsync(string workspace)
    {
        var paths = from text in Typed select $"\"/en/search?q={Uri.EscapeDataString(text)}\"";
        var script = $$"""
            local paths = { {{string.Join(", ", paths)}} }
            local n = 0
            request = function()
                n = n % #paths + 1
                return wrk.format("GET", paths[n])
            end
            """;
        var path = Path.Combine(workspace, "queries.lua");
        await File.WriteAllTextAsync(path, script);
        return path;
    }
}
