using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>The guide that docs/guides.md begins with is one.</summary>
public sealed class ExampleGuideTests
{
    private static readonly string[] Files = ["printer.yaml", "printer.en.yaml"];

    [Theory]
    [InlineData("power=off&plug=works", "solved")]
    [InlineData("power=off&plug=same", "broken")]
    [InlineData("power=green&paper=empty&refill=works", "solved")]
    [InlineData("power=unknown&paper=jam,empty", "broken")]
    public void The_example_leads_where_it_says(string answers, string end)
    {
        var faults = new List<Diagnostic>();
        var set = new GuideSet(
            1,
            GuideFiles.Read(Files.ToDictionary(f => $"guides/{f}", f => Repository.Text($"docs/examples/guides/{f}")), faults)
        );
        Assert.Empty(faults);
        Assert.Empty(GuideAnalysis.Run(set));
        var given = answers.Split('&').Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1]);
        var path = GuidePath.Follow(set, set.Find("printer")!, given, new Dictionary<string, string>());
        Assert.Equal(end, path.Node.Key);
        Assert.Equal(given.Count, path.Steps.Count);
    }
}
