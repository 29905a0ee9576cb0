using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>The paper about the faults that were found names, for every one of them, what was done, and only tests that exist.</summary>
public sealed partial class FaultsTests
{
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Repository
            .Text("docs/faults.md")
            .Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Rows.SelectMany(r => Quoted().Matches(r[^1]).Select(m => m.Groups[1].Value)).ToList();
        Assert.InRange(named.Count, 100, 2000);
        Assert.Equal([], named.Except(NameTests.All));
    }

    [Fact]
    public void Every_fault_has_a_test_or_says_why_it_has_none()
    {
        var faults = Rows.Where(r => Number().IsMatch(r[0])).ToList();
        Assert.InRange(faults.Count, 80, 500);
        Assert.Empty(
            faults
                .Where(r => r is not [_, { Length: > 0 }, _] || (r[2] == "" && !r[1].Contains("ot done", StringComparison.Ordinal)))
                .Select(r => r[0])
        );
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Z]\d+$")]
    private static partial Regex Number();
}
