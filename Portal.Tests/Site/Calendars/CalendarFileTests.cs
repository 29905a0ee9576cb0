using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Microsoft.Extensions.Time.Testing;
using Portal.Web.Site;
using Portal.Web.Site.Calendars;

namespace Portal.Tests.Site.Calendars;

/// <summary>A day as a file for a calendar, read back as a calendar reads it.</summary>
public sealed class CalendarFileTests
{
    private static readonly CalendarDay Day = new()
    {
        Of = "last-notice:L4711",
        Day = new(2027, 10, 31),
        Summary = "Fibre 500; with, signs\\ and ünïcödé 💥: last day",
        Description =
            "A text that is longer than the seventy-five bytes a line may have and is folded, with ümläuts where it folds: ä ä ä ä ä",
        Address = "https://help.example.net/en/cancel",
        RemindsBefore = 7,
    };

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 23, 30, 0, TimeSpan.Zero));

    [Fact]
    public void The_day_is_a_whole_day_in_every_time_zone_and_reminds_a_week_before()
    {
        var read = Read(Day);
        Assert.Equal((false, true), (read.DtStart!.HasTime, read.DtStart.TzId is null));
        Assert.Equal(new DateTime(2027, 10, 31, 0, 0, 0, DateTimeKind.Unspecified), read.DtStart.Value);
        Assert.Equal((Day.Summary, Day.Description, Day.Address), (read.Summary, read.Description, read.Url!.ToString()));
        Assert.Contains("TRIGGER:-P7D", Text(Day), StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20271031", Text(Day), StringComparison.Ordinal);
        Assert.Contains("DTSTAMP:20261129T233000Z", Text(Day), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_thing_has_the_same_name_whatever_its_day_and_no_two_have_one()
    {
        var name = Read(Day).Uid;
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(name, Read(Day with { Day = new(2028, 1, 1), Summary = "other" }).Uid);
        Assert.NotEqual(name, Read(Day with { Of = "last-notice:L4712" }).Uid);
        Assert.DoesNotContain("L4711", Text(Day), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Lines_end_as_the_standard_says_and_none_is_longer_than_seventy_five_bytes()
    {
        var lines = Text(Day).Split("\r\n");
        Assert.DoesNotContain(lines, l => l.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(l) > 75);
    }

    [Fact]
    public void What_is_called_like_a_line_of_the_file_stays_words()
    {
        var read = Read(Day with { Summary = "x\r\nATTACH:http://example.org/\r\nBEGIN:VALARM" });
        Assert.Empty(read.Attachments);
        Assert.Single(read.Alarms);
    }

    private static string Decode(byte[] file) => Encoding.UTF8.GetString(file);

    private string Text(CalendarDay day) => Decode(new CalendarFile(new ProviderProfile(), clock).Write(day));

    private CalendarEvent Read(CalendarDay day) => Assert.Single(Calendar.Load(Text(day))!.Events);
}
