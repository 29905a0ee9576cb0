using System.Globalization;
using Portal.Tests.Hosting;
using Portal.Web.Account.Usage;
using Portal.Web.Provider;
using Portal.Web.Provider.Usage;
using Portal.Web.Site;

namespace Portal.Tests.Account.Usage;

/// <summary>What a line has used, in words, as a bar and month by month.</summary>
[Collection(AccountCollection.Name)]
public sealed class UsageTests(AccountPortal portal)
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly DateTimeOffset Night = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Who_is_over_the_limit_reads_it_in_words_and_what_follows_and_the_months_before()
    {
        var person = await TestData.In(portal.Program).CustomerWithPasswordAsync(p => p.CustomerNumber = "DEMO1008");
        using var guest = await portal.EnterAsync(person.Email);
        await guest.OpenAsync("/en/account");
        var usage = guest.Page.QuerySelector(".usage")!;
        Assert.Matches(@"523 of 500.GB used, resets on 1 \w+", usage.TextContent);
        Assert.Contains("runs at up to 5", usage.TextContent, StringComparison.Ordinal);
        Assert.Contains("Figures updated:", usage.TextContent, StringComparison.Ordinal);
        Assert.Equal("broken", usage.QuerySelector("svg.usage-bar")!.GetAttribute("data-mood"));
        var rows = usage.QuerySelectorAll("details tbody tr");
        Assert.InRange(rows.Length, 1, 12);
        Assert.All(
            rows,
            r => Assert.InRange(int.Parse(r.QuerySelector("td:last-child")!.TextContent, CultureInfo.InvariantCulture), 1, 600)
        );
    }

    [Fact]
    public async Task Who_has_no_limit_reads_what_was_used_and_sees_no_bar_of_a_limit()
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.SignInAsCustomerAsync(1003, "en");
        await guest.OpenAsync("/en/account");
        var usage = guest.Page.QuerySelector(".usage")!;
        Assert.Matches(@"GB used since 1 \w+", usage.TextContent);
        Assert.Null(usage.QuerySelector(":scope > svg"));
        Assert.DoesNotContain("included", usage.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_switched_on_yet_has_no_figures()
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.SignInAsCustomerAsync(1001, "en");
        await guest.OpenAsync("/en/account");
        Assert.NotNull(guest.Page.QuerySelector(".service"));
        Assert.Null(guest.Page.QuerySelector(".usage"));
    }

    [Fact]
    public void Of_a_system_that_is_away_older_figures_are_shown_with_their_time_and_none_where_there_are_none()
    {
        var before = Month(new(2026, 10, 1), 1000, null);
        var old = LineUsage.Of(Answer.Degraded<IReadOnlyList<UsageMonth>>([before], Night.AddHours(-9)), "L1", Today)!;
        Assert.Equal((null, Night.AddHours(-9)), (old.Running, old.AsOf));
        Assert.Equal([before], old.Before);
        Assert.Null(LineUsage.Of(Answer.Failed<IReadOnlyList<UsageMonth>>(mayRetry: true), "L1", Today));
        Assert.Null(LineUsage.Of(Answer.Found<IReadOnlyList<UsageMonth>>([before]), "L2", Today));
    }

    [Theory]
    [InlineData(0, "good")]
    [InlineData(399_999, "good")]
    [InlineData(400_000, "warning")]
    [InlineData(499_999, "warning")]
    [InlineData(500_000, "broken")]
    public void The_bar_changes_from_four_fifths_on(long megabytes, string mood)
    {
        Assert.Equal(mood, LineUsage.MoodOf(Month(new(2026, 11, 1), megabytes, 500_000)));
        Assert.Equal("good", LineUsage.MoodOf(Month(new(2026, 11, 1), megabytes, null)));
    }

    [Theory]
    [InlineData("en", 0, "0")]
    [InlineData("en", 3_499, "3.4")]
    [InlineData("de", 3_499, "3,4")]
    [InlineData("en", 499_999, "499")]
    [InlineData("en", 1_204_000, "1,204")]
    [InlineData("de", 1_204_000, "1.204")]
    public void Amounts_are_written_as_the_language_does_and_never_rounded_up_to_the_limit(
        string language,
        long megabytes,
        string expected
    ) => Assert.Equal(expected, Language.FromCode(language).Gigabytes(megabytes));

    [Fact]
    public void A_billing_month_that_is_not_the_calendars_is_named_by_its_days()
    {
        Assert.Equal("November 2026", Language.English.Month(new(new(2026, 11, 1), new(2026, 12, 1))));
        Assert.Equal("15 Oct – 14 Nov 2026", Language.English.Month(new(new(2026, 10, 15), new(2026, 11, 15))));
    }

    private static UsageMonth Month(DateOnly start, long megabytes, long? limit) =>
        new()
        {
            Service = "L1",
            Period = new(start, start.AddMonths(1)),
            Megabytes = megabytes,
            LimitMegabytes = limit,
            AsOf = Night,
        };
}
