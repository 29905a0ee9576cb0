using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Portal.Web.Site.Calendars;

/// <summary>Writes a day as a file that every calendar reads (RFC 5545).</summary>
public sealed class CalendarFile(ProviderProfile provider, TimeProvider clock)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int IdLength = 32;

    public byte[] Write(CalendarDay day)
    {
        var calendar = new Calendar { ProductId = $"-//{provider.Name.Replace('/', ' ')}//Portal//EN" };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = IdOf(day.Of),
                DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime),
                DtStart = new CalDateTime(day.Day),
                Summary = day.Summary,
                Description = day.Description,
                Url = new Uri(day.Address),
                Class = "PRIVATE",
                Transparency = TransparencyType.Transparent, // nobody is busy because a bill is due
                Alarms =
                {
                    new Alarm
                    {
                        Action = AlarmAction.Display,
                        Description = day.Summary,
                        Trigger = new Trigger($"-P{day.RemindsBefore}D"),
                    },
                },
            }
        );
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    // The same for the same thing, and no number of a line or a bill to whoever sees the calendar.
    private static string IdOf(string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..IdLength];
}
