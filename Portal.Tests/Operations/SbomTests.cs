using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;
using Portal.Tests.Map;
using Portal.Web.Operations;

namespace Portal.Tests.Operations;

/// <summary>Nothing runs with the portal that is not on the list of its parts, and every part was chosen with a reason.</summary>
public sealed partial class SbomTests
{
    private const string List = "docs/parts.json";

    [Fact]
    public async Task The_list_of_parts_names_exactly_what_the_program_was_built_with()
    {
        using var data = new TempFolder();
        var (code, text) = await PortalCommand.RunAsync(data.Path, TestContext.Current.CancellationToken, "parts");
        Assert.Equal(0, code);
        var same = text.ReplaceLineEndings("\n").Trim() == Repository.Text(List).Trim();
        Assert.True(
            same,
            $"{List} is not what the program is made of. Look at what changed, then: dotnet run --project Portal.Web -- parts > {List}"
        );
        var parts = JsonNode.Parse(text)!;
        Assert.Equal("CycloneDX", parts["bomFormat"]!.GetValue<string>());
        Assert.All(parts["components"]!.AsArray(), p => Assert.Equal(128, p!["hashes"]![0]!["content"]!.GetValue<string>().Length));
        Assert.Empty(data.Bytes());
    }

    [Fact]
    public void A_part_that_somebody_adds_or_renews_is_noticed()
    {
        var built = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Portal.Web.deps.json"));
        Assert.Equal(Repository.Text(List).Trim(), Sbom.From(built).Trim());
        Assert.Contains("pkg:nuget/Dapper@99.0.0", Sbom.From(DapperVersion().Replace(built, "Dapper/99.0.0")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_that_is_asked_for_has_one_version_and_a_reason_in_the_readme()
    {
        var asked = Repository
            .Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(f =>
                Asked()
                    .Matches(Repository.Text(f))
                    .Where(m => !m.Value.Contains("ExcludeAssets", StringComparison.Ordinal))
                    .Select(m => m.Groups[1].Value)
            )
            .Distinct()
            .ToList();
        var versions = Version()
            .Matches(Repository.Text("Directory.Packages.props"))
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var reasons = Repository
            .Text("README.md")
            .Split("## Dependencies")[1]
            .Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(l => l.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));
        Assert.Empty(asked.Except(versions.Keys));
        Assert.Empty(asked.Except(reasons));
        // Lucene.Net has had no other releases than betas for years: the last one is named in full, all others are releases.
        Assert.All(
            versions,
            v =>
                Assert.Matches(
                    v.Key.StartsWith("Lucene.Net", StringComparison.Ordinal) ? @"^4\.8\.0-beta\d{5}$" : @"^\d+\.\d+\.\d+$",
                    v.Value
                )
        );
    }

    /// <summary>
    /// Each restore asks the feed for known weaknesses of all packages, also of those that came
    /// with others; what it finds is an error of the build.
    /// </summary>
    [Theory]
    [InlineData("Portal.Web")]
    [InlineData("Portal.Tests")]
    public void The_restore_looked_for_known_weaknesses_and_found_none(string project)
    {
        var assets = JsonNode.Parse(Repository.Text($"{project}/obj/project.assets.json"))!;
        var audit = assets["project"]!["restore"]!["restoreAuditProperties"]!;
        Assert.Equal(
            ("true", "low", "all"),
            (audit["enableAudit"]!.GetValue<string>(), audit["auditLevel"]!.GetValue<string>(), audit["auditMode"]!.GetValue<string>())
        );
        Assert.DoesNotContain(
            assets["logs"]?.AsArray() ?? [],
            l => l!["code"]!.GetValue<string>().StartsWith("NU19", StringComparison.Ordinal)
        );
    }

    [GeneratedRegex(@"Dapper/[\d.]+")]
    private static partial Regex DapperVersion();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Asked();

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex Version();
}
