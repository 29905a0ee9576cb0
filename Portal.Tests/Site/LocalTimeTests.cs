using System.Globalization;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>What somebody types is one instant, or it is said why not.</summary>
public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("Europe/Madrid", "2026-07-01T14:00", null, "2026-07-01T12:00Z", null)]
    [InlineData("Europe/Madrid", " 2026-07-01 14:00 ", null, "2026-07-01T12:00Z", null)]
    [InlineData("Europe/Madrid", "2026-03-29T01:59", null, "2026-03-29T00:59Z", null)]
    [InlineData("Europe/Madrid", "2026-03-29T02:30", null, null, "Form.TimeSkipped")]
    [InlineData("Europe/Madrid", "2026-03-29T03:00", null, "2026-03-29T01:00Z", null)]
    [InlineData("Europe/Madrid", "2026-10-25T02:30", null, null, "Form.TimeTwice")]
    [InlineData("Europe/Madrid", "2026-10-25T02:30", "third", null, "Form.TimeTwice")]
    [InlineData("Europe/Madrid", "2026-10-25T02:30", "first", "2026-10-25T00:30Z", null)]
    [InlineData("Europe/Madrid", "2026-10-25T02:30", "second", "2026-10-25T01:30Z", null)]
    [InlineData("America/New_York", "2026-11-01T01:30", "first", "2026-11-01T05:30Z", null)]
    [InlineData("America/New_York", "2026-11-01T01:30", "second", "2026-11-01T06:30Z", null)]
    // the answer to a question that is not asked any more
    [InlineData("Europe/Madrid", "2026-07-01T14:00", "second", "2026-07-01T12:00Z", null)]
    [InlineData("Europe/Madrid", "tomorrow", null, null, "Form.TimeShape")]
    [InlineData("Europe/Madrid", "", null, null, "Form.TimeShape")]
    [InlineData("Europe/Madrid", null, null, null, "Form.TimeShape")]
    [InlineData("Europe/Madrid", "0001-01-01T00:00", null, null, "Form.TimeShape")]
    [InlineData("America/New_York", "9999-12-31T23:59", null, null, "Form.TimeShape")]
    public void A_time_is_read_as_the_clocks_of_the_place_show_it(string zone, string? typed, string? which, string? instant, string? wrong)
    {
        var read = LocalTime.Read(typed, TimeZoneInfo.FindSystemTimeZoneById(zone), which);
        Assert.Equal((instant is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), wrong), read);
    }

    [Fact]
    public void Nobody_reads_a_typed_time_in_another_way()
    {
        var others = Map
            .Repository.Below("Portal.Web/", ".cs")
            .Where(f => !f.EndsWith("/LocalTime.cs", StringComparison.Ordinal))
            .Where(f =>
                Map.Repository.Text(f) is var text
                && (
                    text.Contains("DateTime.TryParse", StringComparison.Ordinal)
                    || text.Contains("DateTime.Parse", StringComparison.Ordinal)
                )
            );
        Assert.Empty(others);
    }
}
