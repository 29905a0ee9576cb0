namespace Portal.Web.Site.Rendering;

/// <summary>The parts of the framework that are to stay as they come.</summary>
internal sealed class StockParts(IReadOnlySet<string> names)
{
    /// <summary>The replacements, as the setting names them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["PageMemoryPool", "PageWriter", "Controllers", "BoundModelParts", "SessionAuthentication"];

    /// <exception cref="InvalidOperationException">The setting names a replacement that does not exist.</exception>
    public static StockParts From(IConfiguration configuration)
    {
        var names = (configuration["Framework:Stock"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names is ["all"])
            return new(Names.ToHashSet());
        return names.Except(Names).ToList() is { Count: > 0 } unknown
            ? throw new InvalidOperationException($"Framework:Stock knows {string.Join(", ", Names)} and all, not {unknown[0]}.")
            : new(names.ToHashSet());
    }

    public bool Has(string name) => names.Contains(name);
}
