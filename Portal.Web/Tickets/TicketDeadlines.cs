namespace Portal.Web.Tickets;

/// <summary>
/// The deadlines of a ticket. They are paused while the customer has to answer, and then move by as much working time as the pause took.
/// </summary>
public sealed record TicketDeadlines(DateTimeOffset FirstReplyDue, DateTimeOffset NextUpdateDue, DateTimeOffset? PausedAt)
{
    public static TicketDeadlines From(Ticket ticket) => new(ticket.FirstReplyDue, ticket.NextUpdateDue, ticket.PausedAt);

    /// <summary>
    /// After a pause: what was promised moves by the working time that the customer took. What was overdue before stays overdue.
    /// </summary>
    public TicketDeadlines Resume(ServiceLevels levels, DateTimeOffset now)
    {
        if (PausedAt is not { } since)
            return this;
        return new(Later(levels, FirstReplyDue, since, now), Later(levels, NextUpdateDue, since, now), null);
    }

    private static DateTimeOffset Later(ServiceLevels levels, DateTimeOffset due, DateTimeOffset since, DateTimeOffset now) =>
        due <= since ? due : levels.Add(now, levels.Between(since, due));
}
