using Portal.Web.Help;
using Portal.Web.Help.Content;

namespace Portal.Web.Tickets;

/// <summary>What is promised to a customer.</summary>
/// <param name="FirstReply">By when a person answers.</param>
/// <param name="NextUpdate">By when the customer hears from us.</param>
/// <param name="Deadline">The day the law sets; null where it sets none.</param>
public sealed record Promise(DateTimeOffset FirstReply, DateTimeOffset NextUpdate, DateTimeOffset? Deadline);

/// <summary>How soon the help desk answers, by type and priority, in its working hours on the provider's clocks.</summary>
public sealed class ServiceLevels
{
    // No promise is longer; a week with one working hour still ends.
    private const int MaxDays = 4000;

    // A help desk may work through the night; those it writes to unasked sleep.
    private static readonly WorkingHours Daytime = new(8 * 60, 20 * 60);

    private readonly Func<ServiceLevelFile> file;

    /// <summary>Day and night.</summary>
    public ServiceLevels() => file = () => ServiceLevelFile.Default;

    public ServiceLevels(ServiceLevelFile file) => this.file = () => file;

    /// <summary>As the content says, and follows it.</summary>
    public ServiceLevels(ContentLibrary library) => file = () => library.Current.ServiceLevels;

    /// <summary>The provider's clocks.</summary>
    public TimeZoneInfo Zone => file().Zone;

    /// <param name="type">What it is.</param>
    /// <param name="priority">1 to 4.</param>
    /// <param name="from">The instant the promise is made.</param>
    public Promise PromiseFor(TicketType type, int priority, DateTimeOffset from)
    {
        var due = Add(from, At(file().FirstReply, priority));
        return new Promise(
            due,
            due,
            type switch
            {
                TicketType.Complaint => from.AddDays(file().ComplaintDays),
                TicketType.Privacy => from.AddDays(file().PrivacyDays),
                _ => null,
            }
        );
    }

    /// <summary>By when a customer who was answered hears from us again.</summary>
    public DateTimeOffset Update(int priority, DateTimeOffset from) => Add(from, At(file().Update, priority));

    /// <summary>By when the next level has taken over.</summary>
    public DateTimeOffset Handover(int priority, DateTimeOffset from) => Add(from, At(file().Handover, priority));

    /// <summary>Adds working time. What begins outside the hours begins with the next of them.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan work)
    {
        if (work <= TimeSpan.Zero)
            return from;
        foreach (var (start, end) in Stretches(from))
        {
            var begin = start > from ? start : from;
            if (end - begin >= work)
                return begin + work;
            if (end > begin)
                work -= end - begin;
        }

        throw new InvalidOperationException("The working hours leave no time to answer.");
    }

    /// <summary>The working time between two instants, by which a paused deadline is moved.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        foreach (var (start, end) in Stretches(from))
        {
            if (start >= to)
                break;
            var (begin, stop) = (start > from ? start : from, end < to ? end : to);
            if (stop > begin)
                sum += stop - begin;
        }

        return sum;
    }

    /// <summary>
    /// Whether a customer may be written to unasked: by day, while somebody is there to answer what they write back. Of a help desk that
    /// works at night only, its own hours count.
    /// </summary>
    public bool IsContactTime(DateTimeOffset at)
    {
        var now = file();
        var local = TimeZoneInfo.ConvertTime(at, now.Zone).DateTime;
        var minute = (local.Hour * 60) + local.Minute;
        return now.On(DateOnly.FromDateTime(local)).Any(h => h.From <= minute && minute < h.To)
            && (
                Daytime.From <= minute && minute < Daytime.To
                || !now.Week.Values.Any(day => day.Any(h => h.From < Daytime.To && Daytime.From < h.To))
            );
    }

    private static TimeSpan At(IReadOnlyList<TimeSpan> times, int priority) => times[Math.Clamp(priority, 1, 4) - 1];

    /// <summary>Whether there is such a time on a day, on the provider's clocks.</summary>
    public bool IsContactDay(DateOnly day) =>
        Enumerable
            .Range(0, 24)
            .Select(hour => day.ToDateTime(new TimeOnly(hour, 30)))
            .Any(local => IsContactTime(new DateTimeOffset(local, Zone.GetUtcOffset(local))));

    /// <summary>
    /// The working hours, one stretch after the other, from a day before an instant: a day may have begun earlier on these clocks than
    /// where the instant was written.
    /// </summary>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Stretches(DateTimeOffset from)
    {
        var now = file();
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, now.Zone).DateTime).AddDays(-1);
        for (var n = 0; n < MaxDays; n++)
            foreach (var hours in now.On(first.AddDays(n)))
                yield return (
                    Instant(now.Zone, first.AddDays(n), hours.From, isEnd: false),
                    Instant(now.Zone, first.AddDays(n), hours.To, isEnd: true)
                );
    }

    // A time that the clocks jump over is the moment they jump; of a time that comes twice,
    // work begins with the first and ends with the second.
    private static DateTimeOffset Instant(TimeZoneInfo zone, DateOnly day, int minutes, bool isEnd)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        if (zone.IsInvalidTime(local))
        {
            var before = local;
            while (zone.IsInvalidTime(before))
                before = before.AddMinutes(-1);
            return new DateTimeOffset(before, zone.GetUtcOffset(before)).AddMinutes(1).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Order().ElementAt(isEnd ? 0 : 1)
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
