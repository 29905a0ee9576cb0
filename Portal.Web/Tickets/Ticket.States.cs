namespace Portal.Web.Tickets;

// How a ticket goes from state to state. The setters of its state are private, so there is
// no way round these verbs, and each asks the one table.
public sealed partial record Ticket
{
    /// <summary>The ticket in its next state, with every time that goes with it.</summary>
    /// <param name="trigger">What leads there.</param>
    /// <param name="to">The next state; for an answer it may be the same.</param>
    /// <param name="now">When.</param>
    /// <param name="waitingFor">Whom a held ticket waits for.</param>
    /// <returns>Null when that state may not follow.</returns>
    public Ticket? Next(TicketTrigger trigger, TicketState to, DateTimeOffset now, WaitingFor? waitingFor = null)
    {
        if (!TicketStates.MayFollow(trigger, State, to))
            return null;
        var isOver = TicketStates.IsOver(to);
        return this with
        {
            State = to,
            StateChangedAt = to == State ? StateChangedAt : now,
            WaitingFor = to switch
            {
                TicketState.Pending => Tickets.WaitingFor.Customer,
                TicketState.Held => waitingFor ?? Tickets.WaitingFor.Supplier,
                _ => null,
            },
            PausedAt = to == TicketState.Pending ? now : null,
            ResolvedAt =
                isOver ? ResolvedAt ?? now
                : to == TicketState.Resolved ? now
                : null,
            ClosedAt = isOver ? ClosedAt ?? now : null,
            ReopenCount = trigger == TicketTrigger.CustomerReply && this.IsDone() ? ReopenCount + 1 : ReopenCount,
        };
    }

    /// <summary>
    /// The customer wrote: that ends the wait for them, opens again what was done, and leaves every other state as it is.
    /// </summary>
    /// <returns>Null when what goes on is another ticket.</returns>
    public Ticket? AfterReply(DateTimeOffset now) =>
        MergedIntoId is not null
            ? null
            : Next(TicketTrigger.CustomerReply, this.WaitsForCustomer() || this.IsDone() ? TicketState.InProgress : State, now, WaitingFor);

    /// <summary>A duplicate, over in favour of the ticket that goes on.</summary>
    /// <returns>Null when it is over already.</returns>
    public Ticket? MergedInto(long survivor, DateTimeOffset now) =>
        Next(TicketTrigger.Merge, TicketState.Rejected, now) is { } over ? over with { MergedIntoId = survivor } : null;

    /// <summary>No duplicate after all: it stands as it stood before.</summary>
    /// <returns>Null when it is none.</returns>
    public Ticket? Unmerged(
        TicketState before,
        WaitingFor? waitingFor,
        DateTimeOffset? pausedAt,
        DateTimeOffset? resolvedAt,
        DateTimeOffset now
    ) =>
        MergedIntoId is not null && Next(TicketTrigger.Unmerge, before, now) is { } again
            ? again with
            {
                WaitingFor = waitingFor,
                PausedAt = pausedAt,
                ResolvedAt = resolvedAt,
                MergedIntoId = null,
            }
            : null;
}
