using Portal.Web.Help.Content;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>
/// Promises in working hours, on the provider's clocks, over nights, Sundays, holidays and the days on which clocks change.
/// </summary>
public sealed class ServiceLevelsTests
{
    private static readonly WorkingHours[] Office = [new(8 * 60, 20 * 60)];
    private static readonly WorkingHours[] Whole = [new(0, 24 * 60)];

    [Theory]
    [InlineData("2027-03-22T09:00", 4, "2027-03-22T13:00")] // a Monday
    [InlineData("2027-03-22T19:00", 4, "2027-03-23T11:00")] // over the night
    [InlineData("2027-03-22T05:30", 1, "2027-03-22T09:00")] // before the help desk opens
    [InlineData("2027-03-27T19:00", 2, "2027-03-29T09:00")] // Saturday evening, Sunday free, clocks forward meanwhile
    [InlineData("2027-12-24T10:00", 4, "2027-12-27T10:00")] // until noon, then two holidays, the second a Sunday
    // Saturday evening; the half holiday of every year falls on a Sunday, which stays free
    [InlineData("2028-12-23T19:00", 4, "2028-12-27T11:00")]
    public void In_berlin_time_runs_while_the_help_desk_works(string from, int hours, string due) =>
        Assert.Equal(Berlin(due), Levels("Europe/Berlin").Add(Berlin(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", 23)]
    [InlineData("Europe/Lisbon", "2027-03-28", 23)]
    [InlineData("Europe/Moscow", "2027-03-28", 24)]
    [InlineData("Europe/Berlin", "2027-10-31", 25)]
    [InlineData("Europe/Lisbon", "2027-10-31", 25)]
    [InlineData("Europe/Moscow", "2027-10-31", 24)]
    public void A_day_on_which_the_clocks_change_is_as_long_as_it_is(string zone, string day, int hours)
    {
        var (levels, place, midnight) = (Levels(zone, Whole), TimeZoneInfo.FindSystemTimeZoneById(zone), DateTime.Parse(day, null));
        var from = new DateTimeOffset(midnight, place.GetUtcOffset(midnight));
        var until = new DateTimeOffset(midnight.AddDays(1), place.GetUtcOffset(midnight.AddDays(1)));
        Assert.Equal(TimeSpan.FromHours(hours), levels.Between(from, until));
        Assert.Equal(until.ToUniversalTime(), levels.Add(from, TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Europe/Lisbon")]
    public void A_help_desk_that_opens_at_an_hour_that_is_left_out_opens_when_the_clocks_jump(string zone)
    {
        // Berlin leaves out 02:00 to 03:00, Lisbon 01:00 to 02:00; both at 01:00 UTC.
        var levels = Levels(zone, new WorkingHours(zone == "Europe/Berlin" ? 150 : 90, 600));
        Assert.Equal(
            new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero),
            levels.Add(new DateTimeOffset(2027, 3, 28, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30))
        );
    }

    [Fact]
    public void What_was_left_of_a_promise_is_left_after_a_pause()
    {
        var levels = Levels("Europe/Berlin");
        var clocks = new TicketDeadlines(Berlin("2027-03-22T12:00"), Berlin("2027-03-22T12:00"), Berlin("2027-03-22T10:00"));
        Assert.Equal(Berlin("2027-03-23T20:00"), clocks.Resume(levels, Berlin("2027-03-23T18:00")).NextUpdateDue); // two hours were left
        Assert.Equal(Berlin("2027-03-22T12:00"), clocks.Resume(levels, Berlin("2027-03-22T10:00")).NextUpdateDue);
        var late = new TicketDeadlines(Berlin("2027-03-22T09:00"), Berlin("2027-03-22T09:00"), Berlin("2027-03-22T10:00"));
        // what was late before stays late
        Assert.Equal(Berlin("2027-03-22T09:00"), late.Resume(levels, Berlin("2027-03-25T10:00")).NextUpdateDue);
    }

    [Fact]
    public void Adding_and_measuring_agree_wherever_and_whenever()
    {
        var random = new Random(27);
        foreach (var zone in new[] { "Europe/Berlin", "Europe/Lisbon", "Europe/Moscow", "Asia/Kathmandu", "America/St_Johns" })
        {
            var levels = Levels(zone);
            for (var n = 0; n < 300; n++)
            {
                var (from, work) = (
                    new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(525_600)),
                    TimeSpan.FromMinutes(random.Next(1, 6000))
                );
                Assert.Equal(work, levels.Between(from, levels.Add(from, work)));
            }
        }
    }

    [Theory]
    [InlineData("2027-03-22T07:59", false)] // a Monday
    [InlineData("2027-03-22T08:00", true)]
    [InlineData("2027-03-22T19:59", true)]
    [InlineData("2027-03-22T20:00", false)]
    [InlineData("2027-03-28T02:28", false)]
    [InlineData("2027-03-28T12:00", false)] // a Sunday
    [InlineData("2027-12-24T11:59", true)]
    [InlineData("2027-12-24T12:00", false)]
    public void Customers_are_written_to_unasked_while_somebody_is_there_to_answer(string at, bool may) =>
        Assert.Equal(may, Levels("Europe/Berlin").IsContactTime(Berlin(at)));

    [Theory]
    [InlineData("2027-03-28T02:28", false)]
    [InlineData("2027-03-28T12:00", true)]
    [InlineData("2027-03-28T20:00", false)]
    public void A_help_desk_that_works_day_and_night_lets_customers_sleep(string at, bool may) =>
        Assert.Equal(may, Levels("Europe/Berlin", Whole).IsContactTime(Berlin(at)));

    [Fact]
    public void A_help_desk_that_works_at_night_writes_at_night()
    {
        var levels = Levels("Europe/Berlin", new WorkingHours(0, 6 * 60));
        Assert.True(levels.IsContactTime(Berlin("2027-03-22T03:00")));
        Assert.False(levels.IsContactTime(Berlin("2027-03-22T12:00")));
    }

    [Fact]
    public void Complaints_and_requests_for_ones_own_data_have_the_day_the_law_sets()
    {
        var (levels, from) = (Levels("Europe/Berlin"), Berlin("2027-03-22T09:00"));
        Assert.Equal(from.AddDays(21), levels.PromiseFor(TicketType.Complaint, 3, from).Deadline);
        Assert.Equal(from.AddDays(30), levels.PromiseFor(TicketType.Privacy, 3, from).Deadline);
        Assert.Null(levels.PromiseFor(TicketType.Fault, 1, from).Deadline);
        Assert.Equal(from.AddHours(1), levels.PromiseFor(TicketType.Fault, 1, from).FirstReply);
    }

    private static ServiceLevels Levels(string zone, params WorkingHours[] hours) =>
        new(
            new ServiceLevelFile
            {
                Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
                Week = Enum.GetValues<DayOfWeek>()
                    .Where(d => hours.Length > 0 || d != DayOfWeek.Sunday)
                    .ToDictionary(d => d, _ => hours.Length > 0 ? hours : Office),
                EveryYear =
                    hours.Length > 0
                        ? new Dictionary<(int, int), WorkingHours[]>()
                        : new()
                        {
                            [(12, 24)] = [new(480, 720)],
                            [(12, 25)] = [],
                            [(12, 26)] = [],
                        },
            }
        );

    private static DateTimeOffset Berlin(string local)
    {
        var (zone, time) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), DateTime.Parse(local, null));
        return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();
    }
}
