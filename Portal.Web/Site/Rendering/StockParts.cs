namespace Portal.Web.Site.Rendering;

/// <summary>The parts of the framework that are to stay as they come: the setting Framework:Stock.</summary>
internal sealed class StockParts(IReadOnlySet<string> names)
{
    private const string All = "all";

    /// <summary>The replacements, as the setting names them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["PageMemoryPool", "PageWriter", "Controllers", "BoundModelParts"];

    public static StockParts From(IConfiguration configuration)
    {
        var named = Read(configuration);
        return new((named.Contains(All) ? Names : named).ToHashSet());
    }

    /// <summary>What the setting names that is no replacement, as a sentence for the operator.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) =>
        Read(configuration).Except([.. Names, All]).Select(n => $"Framework:Stock knows {All}, {string.Join(", ", Names)}; not \"{n}\".");

    public bool Has(string name) => names.Contains(name);

    private static string[] Read(IConfiguration configuration) =>
        (configuration["Framework:Stock"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
