using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>A time is said as people say it in each language, on the provider's clocks, and by how far it is from now.</summary>
public sealed class FriendlyTimeTests
{
    private static readonly DateTimeOffset Now = Instant("2026-11-28T15:00:00Z"); // Saturday, 16:00 in Berlin

    [Theory]
    [InlineData("en", "2026-11-28T17:14:00Z", "today, 18:14")]
    [InlineData("de", "2026-11-28T17:14:00Z", "heute, 18:14 Uhr")]
    [InlineData("es", "2026-11-28T17:14:00Z", "hoy a las 18:14")]
    [InlineData("pt", "2026-11-28T17:14:00Z", "hoje às 18:14")]
    [InlineData("ru", "2026-11-28T17:14:00Z", "сегодня, 18:14")]
    [InlineData("ca", "2026-11-28T17:14:00Z", "avui a les 18:14")]
    [InlineData("en", "2026-11-28T23:30:00Z", "tomorrow, 00:30")] // there it is tomorrow already
    [InlineData("en", "2026-11-27T08:00:00Z", "yesterday, 09:00")]
    [InlineData("en", "2026-12-01T13:00:00Z", "Tuesday 14:00")]
    [InlineData("de", "2026-12-01T13:00:00Z", "Dienstag, 14:00 Uhr")]
    [InlineData("es", "2026-12-01T13:00:00Z", "el martes a las 14:00")]
    [InlineData("pt", "2026-12-01T13:00:00Z", "terça-feira às 14:00")]
    [InlineData("ru", "2026-12-01T13:00:00Z", "вторник, 14:00")]
    [InlineData("ca", "2026-12-01T13:00:00Z", "dimarts a les 14:00")]
    [InlineData("en", "2026-12-05T13:00:00Z", "Saturday 5 December, 14:00")] // the same day of next week needs its date
    [InlineData("en", "2026-11-24T13:00:00Z", "Tuesday 24 November, 14:00")]
    public void On_a_page(string language, string at, string said) =>
        Assert.Equal(said, Time().Near(Language.FromCode(language), Instant(at)));

    [Theory]
    [InlineData("en", "Tuesday 1 December, 14:00")]
    [InlineData("de", "Dienstag, 1. Dezember, 14:00 Uhr")]
    [InlineData("es", "el martes 1 de diciembre a las 14:00")]
    [InlineData("pt", "terça-feira, 1 de dezembro, às 14:00")]
    [InlineData("ru", "вторник, 1 декабря, 14:00")]
    [InlineData("ca", "el dimarts 1 de desembre a les 14:00")]
    public void In_a_mail_which_is_read_on_any_day(string language, string said) =>
        Assert.Equal(said, Time().Written(Language.FromCode(language), Instant("2026-12-01T13:00:00Z")));

    [Fact]
    public void Another_year_is_named() =>
        Assert.Equal("Monday 4 January 2027, 14:00", Time().Written(Language.English, Instant("2027-01-04T13:00:00Z")));

    [Theory] // clocks there go back from 03:00 to 02:00
    [InlineData("2027-10-31T00:30:00Z", "Sunday 31 October 2027, 02:30 UTC+2")]
    [InlineData("2027-10-31T01:30:00Z", "Sunday 31 October 2027, 02:30 UTC+1")]
    [InlineData("2027-10-31T02:30:00Z", "Sunday 31 October 2027, 03:30")]
    public void Of_a_time_that_comes_twice_it_is_said_which_one_is_meant(string at, string said)
    {
        Assert.Equal(said, Time().Near(Language.English, Instant(at)));
        Assert.Equal(said, Time().Written(Language.English, Instant(at)));
        Assert.Equal(said.Contains("UTC", StringComparison.Ordinal), Time().IsTwice(Instant(at)));
    }

    [Theory]
    [InlineData("2026-11-28T15:00:00Z", "2026-11-28T23:00:00Z")]
    [InlineData("2026-11-28T23:00:00Z", "2026-11-29T23:00:00Z")]
    [InlineData("2027-03-28T12:00:00Z", "2027-03-28T22:00:00Z")] // in the night before, clocks went forward
    public void Today_is_over_at_midnight_there(string now, string midnight) =>
        Assert.Equal(Instant(midnight), Time(Instant(now)).Midnight());

    private static FriendlyTime Time(DateTimeOffset? now = null)
    {
        var provider = new ProviderProfile();
        provider.Use((name, _) => name == ProviderProfile.TimeZone ? "Europe/Berlin" : "");
        return new FriendlyTime(provider, new Texts(), new LocalTime(provider), new FakeTimeProvider(now ?? Now));
    }

    private static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
