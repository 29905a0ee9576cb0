using Portal.Tests.Map;

namespace Portal.Tests.Identity;

/// <summary>
/// The papers about security say what is true: each demand names a test that exists, each documentation requirement has its heading.
/// </summary>
public sealed class AsvsTests
{
    private static readonly string[] Headings =
    [
        "2.1.1",
        "2.1.2",
        "2.1.3",
        "5.1.1",
        "6.1.1",
        "6.1.2",
        "6.1.3",
        "7.1.1",
        "7.1.2",
        "7.1.3",
        "8.1.1",
        "8.1.2",
        "11.1.1",
        "11.1.2",
        "13.1.1",
        "14.1.2",
        "15.1.1",
        "15.1.3",
        "16.1.1",
    ];

    [Fact]
    public void Every_demand_that_is_met_names_a_test_that_exists()
    {
        var rows = Repository
            .Text("docs/asvs.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(l => l.Split(',', 3))
            .ToList();
        Assert.Empty(rows.Where(r => r is not [_, "test" or "not yet" or "document", { Length: > 0 }]).Select(r => string.Join(',', r)));
        Assert.Empty(
            rows.Where(r => r[1] == "test")
                .SelectMany(r => r[2].Split(' ').Where(t => !NameTests.All.Contains(t)).Select(t => $"{r[0]}: there is no test {t}"))
        );
        Assert.Empty(rows.GroupBy(r => r[0]).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands there twice"));
    }

    [Fact]
    public void Every_document_that_is_asked_for_is_there()
    {
        var headings = Repository
            .Text("docs/security.md")
            .Split('\n')
            .Where(l => l.StartsWith("## ", StringComparison.Ordinal))
            .SelectMany(l => l.Split('(', ')').Skip(1).SelectMany(n => n.Split(", ")));
        Assert.Empty(Headings.Except(headings));
        Assert.Contains("\n## Measured\n", Repository.Text("docs/security.md"), StringComparison.Ordinal);
    }
}
