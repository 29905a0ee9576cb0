using Portal.Web.Agents;
using Portal.Web.Help.Content;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>Working time added up once is the working time the clocks of tickets count.</summary>
public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Europe/Lisbon")]
    [InlineData("Europe/Moscow")]
    public void Between_any_two_instants_it_is_what_the_service_levels_say(string zone)
    {
        var file = new ServiceLevelFile
        {
            Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
            Week = Enumerable.Range(1, 6).ToDictionary(day => (DayOfWeek)day, _ => (WorkingHours[])[new(150, 720), new(780, 1440)]),
        };
        var (levels, from, until) = (
            new ServiceLevels(file),
            new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2027, 4, 15, 0, 0, 0, TimeSpan.Zero)
        );
        var (work, random) = (new WorkingTime(levels, from, until), new Random(7));
        for (var n = 0; n < 2000; n++)
        {
            var (one, other) = (from.AddMinutes(random.Next(0, 45 * 1440)), from.AddMinutes(random.Next(0, 45 * 1440)));
            Assert.Equal(one < other ? levels.Between(one, other) : TimeSpan.Zero, work.Between(one, other));
        }
    }
}
