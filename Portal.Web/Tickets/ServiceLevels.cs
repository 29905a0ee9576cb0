namespace Portal.Web.Tickets;

/// <summary>What is promised to a customer.</summary>
/// <param name="FirstReply">By when a person answers.</param>
/// <param name="NextUpdate">By when the customer hears from us.</param>
/// <param name="Deadline">The day the law sets; null where it sets none.</param>
public sealed record Promise(DateTimeOffset FirstReply, DateTimeOffset NextUpdate, DateTimeOffset? Deadline);

/// <summary>How soon the help desk answers, by type and priority.</summary>
public sealed class ServiceLevels
{
    private static readonly TimeSpan[] FirstReplies = [TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(16)];

    /// <param name="type">What it is.</param>
    /// <param name="priority">1 to 4.</param>
    /// <param name="from">The instant the promise is made.</param>
    public Promise Of(TicketType type, int priority, DateTimeOffset from)
    {
        var due = Add(from, FirstReplies[Math.Clamp(priority, 1, 4) - 1]);
        return new Promise(due, due, type switch { TicketType.Complaint => from.AddDays(21), TicketType.Privacy => from.AddMonths(1), _ => null });
    }

    /// <summary>Adds working time.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan work) => from + work;

    /// <summary>The working time between two instants, by which a paused clock is put back.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;
}
