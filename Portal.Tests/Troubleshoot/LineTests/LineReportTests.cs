using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.LineTests;
using Portal.Web.Troubleshoot.Checks;
using Portal.Web.Troubleshoot.LineTests;

namespace Portal.Tests.Troubleshoot.LineTests;

/// <summary>What measures mean, by the limits that come with the program.</summary>
public sealed class LineReportTests
{
    private static readonly LineTestLimits Limits = LineTestFile.Parse(
        Repository.Text("content/line-tests.yaml"),
        new DiagnosticList(LineTestFile.Path)
    )!;

    [Theory]
    [InlineData(Technology.Fibre, "optical-receive", -19.4, LineVerdict.Pass)]
    [InlineData(Technology.Fibre, "optical-receive", -25, LineVerdict.Pass)]
    [InlineData(Technology.Fibre, "optical-receive", -25.1, LineVerdict.Warn)]
    [InlineData(Technology.Fibre, "optical-receive", -28, LineVerdict.Warn)]
    [InlineData(Technology.Fibre, "optical-receive", -28.1, LineVerdict.Fail)]
    [InlineData(Technology.Fibre, "optical-receive", -7.9, LineVerdict.Warn)]
    [InlineData(Technology.Dsl, "noise-margin-down", 6, LineVerdict.Pass)]
    [InlineData(Technology.Dsl, "noise-margin-down", 5.9, LineVerdict.Warn)]
    [InlineData(Technology.Dsl, "resyncs-per-day", 5, LineVerdict.Pass)]
    [InlineData(Technology.Dsl, "resyncs-per-day", 6, LineVerdict.Warn)]
    [InlineData(Technology.Cable, "downstream-power", 10, LineVerdict.Pass)]
    [InlineData(Technology.Cable, "downstream-power", 10.1, LineVerdict.Warn)]
    [InlineData(Technology.Cable, "downstream-power", -6.1, LineVerdict.Warn)]
    [InlineData(Technology.Cable, "downstream-power", 15.1, LineVerdict.Fail)]
    [InlineData(Technology.Cable, "downstream-power", -15.1, LineVerdict.Fail)]
    [InlineData(Technology.Cable, "downstream-mer", 32.9, LineVerdict.Warn)]
    [InlineData(Technology.Cable, "upstream-power", 51, LineVerdict.Pass)]
    [InlineData(Technology.Cable, "upstream-power", 51.1, LineVerdict.Warn)]
    [InlineData(Technology.Cable, "upstream-power", 58.1, LineVerdict.Fail)]
    [InlineData(Technology.Wireless, "rsrp", -105, LineVerdict.Pass)]
    [InlineData(Technology.Wireless, "rsrp", -106, LineVerdict.Warn)]
    [InlineData(Technology.Wireless, "rsrp", -121, LineVerdict.Fail)]
    [InlineData(Technology.Fibre, "noise-margin-down", 1, LineVerdict.Inconclusive)] // means nothing in a fibre
    [InlineData(Technology.Dsl, "rate-down", 1, LineVerdict.Inconclusive)]
    public void A_figure_is_good_up_to_its_limit(Technology technology, string name, double figure, LineVerdict expected)
    {
        var report = LineReport.Of([Number(name, (decimal)figure)], technology, Limits);
        Assert.Equal(expected, report.Checks.SelectMany(c => c.Measures).Single().Verdict);
    }

    [Theory]
    [InlineData(Technology.Fibre, SimulatedLine.Good, LineVerdict.Pass, LineVerdict.Pass)]
    [InlineData(Technology.Fibre, SimulatedLine.NoSignal, LineVerdict.Fail, LineVerdict.Fail)]
    [InlineData(Technology.Fibre, SimulatedLine.WeakSignal, LineVerdict.Warn, LineVerdict.Warn)]
    [InlineData(Technology.Dsl, SimulatedLine.Good, LineVerdict.Pass, LineVerdict.Pass)]
    [InlineData(Technology.Dsl, SimulatedLine.NoSignal, LineVerdict.Fail, LineVerdict.Fail)]
    [InlineData(Technology.Dsl, SimulatedLine.LowMargin, LineVerdict.Warn, LineVerdict.Warn)]
    [InlineData(Technology.Dsl, SimulatedLine.ManyResyncs, LineVerdict.Warn, LineVerdict.Warn)]
    [InlineData(Technology.Cable, SimulatedLine.Good, LineVerdict.Pass, LineVerdict.Pass)]
    [InlineData(Technology.Cable, SimulatedLine.WeakSignal, LineVerdict.Warn, LineVerdict.Warn)]
    [InlineData(Technology.Wireless, SimulatedLine.Good, LineVerdict.Pass, LineVerdict.Pass)]
    [InlineData(Technology.Wireless, SimulatedLine.WeakSignal, LineVerdict.Warn, LineVerdict.Warn)]
    // What is wrong beyond the line is no fault of the line: a guide would send a technician for it.
    [InlineData(Technology.Dsl, SimulatedLine.LoginFailed, LineVerdict.Fail, LineVerdict.Pass)]
    [InlineData(Technology.Fibre, SimulatedLine.SessionDown, LineVerdict.Fail, LineVerdict.Pass)]
    [InlineData(Technology.Cable, SimulatedLine.DnsFailed, LineVerdict.Fail, LineVerdict.Pass)]
    public void A_test_is_as_bad_as_the_worst_of_it_and_says_apart_what_is_of_the_line(
        Technology technology,
        string fault,
        LineVerdict whole,
        LineVerdict line
    )
    {
        var report = Test(technology, fault, LineTestKind.Full);
        Assert.Equal((whole, line), (report.Whole, report.Line));
    }

    [Fact]
    public void What_could_not_be_tested_is_named_and_without_the_signal_nothing_is_said()
    {
        var nothing = LineReport.Of([], Technology.Cable, Limits);
        Assert.Equal((LineVerdict.Inconclusive, LineVerdict.Inconclusive), (nothing.Whole, nothing.Line));
        Assert.Equal(
            [LineCheck.Service, LineCheck.Outage, LineCheck.Docsis, LineCheck.Session, LineCheck.Ping, LineCheck.Dns],
            nothing.Checks.Select(c => c.Check)
        );
        Assert.All(nothing.Checks, c => Assert.Equal("inconclusive", c.Finding));
        var reachable = LineReport.Of([Number("ping", 10), Word("session", "up")], Technology.Fibre, Limits);
        Assert.Equal(LineVerdict.Inconclusive, reachable.Whole);
    }

    [Fact]
    public void A_known_outage_or_a_suspended_line_is_shown_and_is_no_fault_of_the_line()
    {
        var measures = new SimulatedLine(Technology.Fibre, SimulatedLine.Good).Measure(LineTestKind.Full);
        var report = LineReport.Of([.. measures, Word("outage", "under-way"), Word("service", "suspended")], Technology.Fibre, Limits);
        Assert.Equal((LineVerdict.Warn, LineVerdict.Pass), (report.Whole, report.Line));
        Assert.Equal(["suspended", "under-way"], report.Checks.Take(2).Select(c => c.Finding));
    }

    [Fact]
    public void Measures_and_words_nobody_knows_say_nothing()
    {
        var report = LineReport.Of([Word("session", "perhaps"), Number("fibre-colour", 3), Word("sync", "")], Technology.Dsl, Limits);
        Assert.Equal(LineVerdict.Inconclusive, report.Whole);
        Assert.DoesNotContain(LineFacts.Of(report), f => f.Fact is "session" or "sync");
    }

    [Theory]
    [InlineData(Technology.Fibre, SimulatedLine.Good, "line-test pass, sync yes, optical good, session up")]
    [InlineData(Technology.Fibre, SimulatedLine.NoSignal, "line-test fail, sync no, optical none, session down")]
    [InlineData(Technology.Fibre, SimulatedLine.WeakSignal, "line-test warn, sync yes, optical weak, session up")]
    [InlineData(Technology.Dsl, SimulatedLine.LowMargin, "line-test warn, sync yes, session up")]
    [InlineData(Technology.Dsl, SimulatedLine.LoginFailed, "sync yes, session login-failed")]
    [InlineData(Technology.Cable, SimulatedLine.NoSignal, "line-test fail, sync no, session down")]
    public void Facts_are_what_a_quick_test_found_in_the_words_of_guides(Technology technology, string fault, string expected) =>
        Assert.Equal(
            expected,
            string.Join(", ", LineFacts.Of(Test(technology, fault, LineTestKind.Quick)).Select(f => $"{f.Fact} {f.Value}"))
        );

    [Fact]
    public void What_is_not_clear_gives_no_fact() => Assert.Empty(LineFacts.Of(LineReport.Of([], Technology.Fibre, Limits)));

    [Fact]
    public void A_signal_too_weak_to_be_one_is_none() =>
        Assert.Contains(("optical", "none"), LineFacts.Of(LineReport.Of([Number("optical-receive", -40)], Technology.Fibre, Limits)));

    [Theory]
    [InlineData(Technology.Fibre, SimulatedLine.NoSignal, "fibre-signal")]
    [InlineData(Technology.Dsl, SimulatedLine.ManyResyncs, "dsl-signal")]
    [InlineData(Technology.Dsl, SimulatedLine.LoginFailed, "line-login")]
    [InlineData(Technology.Cable, SimulatedLine.DnsFailed, "some-sites")]
    [InlineData(Technology.Cable, SimulatedLine.Good, null)]
    public void What_was_found_leads_to_the_guide_that_helps(Technology technology, string fault, string? guide) =>
        Assert.Equal(guide, GuideSuggestion.For(Test(technology, fault, LineTestKind.Full)));

    private static LineReport Test(Technology technology, string fault, LineTestKind kind) =>
        LineReport.Of(
            [.. new SimulatedLine(technology, fault).Measure(kind), Word("service", "active"), Word("outage", "none")],
            technology,
            Limits
        );

    private static LineMeasure Number(string name, decimal number) => new() { Name = name, Number = number };

    private static LineMeasure Word(string name, string word) => new() { Name = name, Word = word };
}
