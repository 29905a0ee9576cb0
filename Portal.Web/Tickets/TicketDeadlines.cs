namespace Portal.Web.Tickets;

/// <summary>
/// The clocks of a ticket while they run and while they stand: they stand while the customer has to answer, and are put back by as much
/// working time as they stood.
/// </summary>
public sealed record TicketClocks(DateTimeOffset FirstReplyDue, DateTimeOffset NextUpdateDue, DateTimeOffset? PausedAt)
{
    public static TicketClocks From(Ticket ticket) => new(ticket.FirstReplyDue, ticket.NextUpdateDue, ticket.PausedAt);

    /// <summary>
    /// Run again: what had been promised moves by the working time that the customer took. What was overdue before the pause stays overdue.
    /// </summary>
    public TicketClocks Resume(ServiceLevels levels, DateTimeOffset now)
    {
        if (PausedAt is not { } since)
            return this;
        return new(Later(levels, FirstReplyDue, since, now), Later(levels, NextUpdateDue, since, now), null);
    }

    private static DateTimeOffset Later(ServiceLevels levels, DateTimeOffset due, DateTimeOffset since, DateTimeOffset now) =>
        due <= since ? due : levels.Add(now, levels.Between(since, due));
}
