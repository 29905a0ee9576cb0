using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>Simulated customers: what they know and answer, and where that leads them.</summary>
public sealed class GuideCaseTests
{
    public static TheoryData<string> Guides => [.. GuideFolder.Set.All.Select(g => g.Key)];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Each_customer_ends_where_they_are_helped(string guide)
    {
        var cases = Read(guide);
        Assert.True(cases.Count >= 10, $"{cases.Count} customers");
        foreach (var one in cases)
        {
            var path = GuidePath.Follow(GuideFolder.Set, GuideFolder.Set.Find(guide)!, one.Answers, one.Facts);
            Assert.Equal((one.Name, one.Ends), (one.Name, $"{path.Guide.Key}/{path.Node.Key}"));
            Assert.True(path.Node.IsResult, one.Name);
            Assert.Empty(one.Answers.Keys.Except(path.Steps.Select(s => s.Node.Key)));
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_end_is_reached_by_some_customer(string guide)
    {
        var ends = GuideFolder.Set.Find(guide)!.Nodes.Where(n => n.IsResult).Select(n => $"{guide}/{n.Key}");
        Assert.Empty(ends.Except(Read(guide).Select(c => c.Ends)));
    }

    // Whatever is answered: no second restart, and no way ends without help.
    [Fact]
    public void Nobody_restarts_a_device_twice_or_is_asked_the_same_twice()
    {
        foreach (var guide in GuideFolder.Set.All)
        foreach (var one in Read(guide.Key))
        {
            var steps = GuidePath.Follow(GuideFolder.Set, guide, one.Answers, one.Facts).Steps;
            Assert.True(steps.Count(s => s.Node.Does == StepAction.Restart && s.Answer is "works" or "same") <= 1, one.Name);
            Assert.Equal(steps.Count, steps.Select(s => s.Node.Key).Distinct().Count());
        }
    }

    [Fact]
    public void Red_LOS_on_fibre_asks_for_a_technician_without_a_restart()
    {
        var guide = GuideFolder.Set.Find("no-internet")!;
        var one = Read("no-internet").First(c => c.Ends == "fibre-signal/no-signal");
        var path = GuidePath.Follow(GuideFolder.Set, guide, one.Answers, one.Facts);
        Assert.Equal(Outcome.Technician, path.Node.Outcome);
        Assert.DoesNotContain(path.Steps, s => s.Node.Does is StepAction.Restart or StepAction.Reset);
    }

    private static List<Case> Read(string guide)
    {
        var faults = new DiagnosticList(guide);
        var lines = Repository.Text($"Portal.Tests/Troubleshoot/Cases/{guide}.yaml").Split('\n');
        var list = $"cases:\n{string.Concat(lines.Select(l => $"  {l}\n"))}";
        var items = ((YamlList)YamlFile.Read(list, 1, faults)!.Find("cases")!.Value).Items.Cast<YamlMap>();
        Assert.Empty(faults.All);
        return [.. items.Select(i => new Case(Text(i, "name"), Texts(i, "facts"), Texts(i, "answers"), Text(i, "ends")))];
    }

    private static string Text(YamlMap map, string key) => ((YamlText)map.Find(key)!.Value).Value;

    private static Dictionary<string, string> Texts(YamlMap map, string key) =>
        (map.Find(key)?.Value as YamlMap)?.Entries.ToDictionary(e => e.Key, e => Joined(e.Value)) ?? [];

    private static string Joined(YamlNode node) =>
        node is YamlList list ? string.Join(',', list.Items.Cast<YamlText>().Select(t => t.Value)) : ((YamlText)node).Value;

    private sealed record Case(string Name, Dictionary<string, string> Facts, Dictionary<string, string> Answers, string Ends);
}
