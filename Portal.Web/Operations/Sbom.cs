using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Web.Operations;

/// <summary>
/// What the program is made of besides its own code: the packages it was built with, in the form of CycloneDX, which other programs compare
/// with what is known to be weak. It is read from what the build wrote beside the program, so it tells of the very files that run. The same
/// build always gives the same text.
/// </summary>
internal static class Sbom
{
    private const string Root = "portal";

    private static readonly string[] Files = ["runtime", "native", "runtimeTargets"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file of this program.</summary>
    public static string File => Path.Combine(AppContext.BaseDirectory, $"{typeof(Sbom).Assembly.GetName().Name}.deps.json");

    /// <param name="built">A file <c>*.deps.json</c>.</param>
    public static string From(string built)
    {
        var all = JsonNode.Parse(built)!;
        var target = all["targets"]![all["runtimeTarget"]!["name"]!.GetValue<string>()]!.AsObject();
        var uses = target.ToDictionary(
            t => t.Key,
            t => t.Value!["dependencies"]?.AsObject().Select(d => $"{d.Key}/{d.Value}").ToList() ?? []
        );
        var foreign = all["libraries"]!
            .AsObject()
            .Where(l => l.Value!["type"]!.GetValue<string>() != "project" && Brings(l.Key))
            .OrderBy(l => l.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var known = foreign.Select(l => l.Key).ToHashSet();
        var own = uses.Where(u => !known.Contains(u.Key)).SelectMany(u => u.Value);
        var dependencies = foreign
            .Select(l => Dependency(AddressOf(l.Key), uses[l.Key].Where(known.Contains)))
            .Prepend(Dependency(Root, own.Where(known.Contains)));
        var list = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = Root,
                    ["name"] = "Portal.Web",
                },
            },
            ["components"] = new JsonArray([.. foreign.Select(l => Component(l.Key, l.Value!["sha512"]!.GetValue<string>()))]),
            ["dependencies"] = new JsonArray([.. dependencies]),
        };
        return list.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";

        // Packages that were left out of the build have no files, and nothing behind them has.
        bool Brings(string key) => Files.Any(kind => target[key]?[kind] is not null) || uses[key].Exists(Brings);
    }

    private static JsonObject Component(string key, string hash) =>
        new()
        {
            ["type"] = "library",
            ["bom-ref"] = AddressOf(key),
            ["name"] = key.Split('/')[0],
            ["version"] = key.Split('/')[1],
            ["purl"] = AddressOf(key),
            ["hashes"] = hash.Split("sha512-") is [_, var content]
                ? new JsonArray(
                    new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(content)) }
                )
                : [],
        };

    private static JsonObject Dependency(string of, IEnumerable<string> on) =>
        new()
        {
            ["ref"] = of,
            ["dependsOn"] = new JsonArray([
                .. on.Select(AddressOf).Distinct().Order(StringComparer.OrdinalIgnoreCase).Select(a => JsonValue.Create(a)),
            ]),
        };

    private static string AddressOf(string key) => $"pkg:nuget/{key.Replace('/', '@')}";
}
