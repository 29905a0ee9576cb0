using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;
using Portal.Web.Troubleshoot.LineTests;

namespace Portal.Tests.Troubleshoot.LineTests;

/// <summary>The limits are data, and what is wrong with them is said with the line.</summary>
public sealed class LineTestFileTests
{
    [Fact]
    public void The_limits_that_come_with_the_program_have_no_fault_and_judge_every_word_and_the_signal_of_every_kind_of_line()
    {
        var text = Repository.Text("content/line-tests.yaml");
        Assert.Empty(new LineTestContent().Check(new Dictionary<string, string> { [LineTestFile.Path] = text }));
        var limits = LineTestFile.Parse(text, new DiagnosticList(LineTestFile.Path))!;
        foreach (var metric in LineMetric.All.Where(m => m.Words.Count > 0))
        foreach (var word in metric.Words)
            Assert.NotEqual(
                LineVerdict.Inconclusive,
                limits.Find(Technology.Fibre, metric.Name)!.Judge(new LineMeasure { Name = metric.Name, Word = word })
            );
        Assert.NotNull(limits.Find(Technology.Dsl, "noise-margin-down"));
        Assert.NotNull(limits.Find(Technology.Cable, "downstream-power"));
        Assert.NotNull(limits.Find(Technology.Wireless, "rsrp"));
    }

    [Theory]
    [InlineData("fiber:\n  ping: { warn_above: 1 }", 1, "fiber is no kind of line")]
    [InlineData("fibre: 3", 1, "fibre is a map of measures")]
    [InlineData("every:\n  pong: { warn_above: 1 }", 2, "pong is no measure")]
    [InlineData("every:\n  ping: 12", 2, "ping is a map of limits")]
    [InlineData("every:\n  ping:\n    warn_over: 12", 3, "ping: warn_over is no limit")]
    [InlineData("every:\n  ping:\n    warn_above: fast", 3, "ping: warn_above is a number")]
    [InlineData("dsl:\n  noise-margin-down: { warn_below: 3, fail_below: 6 }", 2, "noise-margin-down: the limits rise")]
    [InlineData("every:\n  session:\n    fail: [gone]", 3, "session is never gone")]
    [InlineData("every:\n  session:\n    fail: down", 3, "session: fail is a list of words")]
    [InlineData("every:\n  session:\n    pass: [up]\n    fail: [up]", 4, "session: up stands here a second time")]
    [InlineData("- a", 1, "keys and values are expected here")]
    public void A_fault_is_said_with_its_line_and_keeps_the_file_out(string text, int line, string message)
    {
        var faults = new LineTestContent().Check(new Dictionary<string, string> { [LineTestFile.Path] = text }).ToList();
        Assert.Contains(
            faults,
            f => f is { File: LineTestFile.Path, Blocks: true } && f.Line == line && f.Message.StartsWith(message, StringComparison.Ordinal)
        );
        Assert.Null(LineTestFile.Parse(text, new DiagnosticList(LineTestFile.Path)));
    }

    [Fact]
    public void A_folder_without_the_file_has_no_fault() => Assert.Empty(new LineTestContent().Check(new Dictionary<string, string>()));
}
