using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What the next level must know before it takes a ticket over.</summary>
public sealed record HandoverNote(string Summary, string Steps, string Results, string Impact, string Promise);

/// <summary>
/// From level to level. There is no other way up: a handover is offered with all that was done, and the ticket stays where it is until
/// somebody above accepts it. Who does not want it says why; what is not answered in time goes
/// back by itself. So a ticket is never between two chairs.
/// </summary>
public sealed class HandoverService(Database db, ServiceLevels levels)
{
    internal const string ByPerson = "person";

    private const string Open = """
        select id, ticket_id, from_level, to_level, offered_by from handover
        where ticket_id = @Id and accepted_at is null and returned_at is null
        """;
    private const string Offer = """
        insert into handover (ticket_id, from_level, to_level, reason, summary, steps, results, impact, promise, offered_at, offered_by,
            accept_by, return_reason)
        values (@Id, @Level, @to, @reason, @Summary, @Steps, @Results, @Impact, @Promise, @Now, @by, @acceptBy, '')
        """;

    private const string Accept =
        "update handover set accepted_at = @Now, accepted_by = @PersonId where id = @id and accepted_at is null and returned_at is null";
    private const string Return = """
        update handover set returned_at = @Now, returned_by = @by, return_reason = @reason
        where id = @id and accepted_at is null and returned_at is null
        """;

    public Task<AgentRefusal?> OfferAsync(Me me, Ticket seen, HandoverNote package, CancellationToken ct) =>
        db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var ticket = await work.TicketAsync(seen.Id);
                if (!AgentPermissions.For(me).MayWork(ticket))
                    return AgentRefusal.NotYourLevel;
                if (ticket.Version != seen.Version)
                    return AgentRefusal.Changed;
                if (!ticket.IsOpen)
                    return AgentRefusal.NotFromHere;
                if (ticket.Level >= 3)
                    return AgentRefusal.NoHigherLevel;
                if (await OpenAsync(work, ticket) is not null)
                    return AgentRefusal.Offered;
                await OfferAsync(work, ticket, ByPerson, package, me, levels);
                return null;
            },
            ct
        );

    /// <summary>Ticket and customer belong to the level above from now on; the customer reads so in plain words.</summary>
    public Task<AgentRefusal?> AcceptAsync(Me me, Ticket seen, CancellationToken ct) =>
        db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var ticket = await work.TicketAsync(seen.Id);
                if (await OpenAsync(work, ticket) is not { } offer)
                    return AgentRefusal.Answered;
                if (!AgentPermissions.For(me).MayWork((int)offer.ToLevel))
                    return AgentRefusal.NotYourLevel;
                if (ticket.Version != seen.Version)
                    return AgentRefusal.Changed;
                if (
                    await work.ExecuteAsync(
                        Accept,
                        new
                        {
                            id = offer.Id,
                            me.PersonId,
                            work.Now,
                        }
                    ) == 0
                )
                    return AgentRefusal.Answered;
                await work.SaveAsync(ticket with { Level = (int)offer.ToLevel, AssigneeId = me.PersonId });
                await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.Handover, true) with { Detail = $"{offer.ToLevel}" });
                await work.AuditAsync(me.Target, "handover.accepted", ticket.Target(), $"{offer.FromLevel} {offer.ToLevel}");
                return null;
            },
            ct
        );

    public Task<AgentRefusal?> ReturnAsync(Me me, Ticket seen, string reason, CancellationToken ct) =>
        db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var ticket = await work.TicketAsync(seen.Id);
                if (await OpenAsync(work, ticket) is not { } offer)
                    return AgentRefusal.Answered;
                if (!AgentPermissions.For(me).MayWork((int)offer.ToLevel))
                    return AgentRefusal.NotYourLevel;
                if (
                    await work.ExecuteAsync(
                        Return,
                        new
                        {
                            id = offer.Id,
                            by = (long?)me.PersonId,
                            reason,
                            work.Now,
                        }
                    ) == 0
                )
                    return AgentRefusal.Answered;
                await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.Note, false) with { Text = reason });
                await Alerts.RaiseAsync(work, ticket, Alerts.HandoverReturned, work.Now);
                await work.AuditAsync(me.Target, "handover.returned", ticket.Target());
                return null;
            },
            ct
        );

    /// <summary>Offers inside a change, by somebody or, for null, by a rule.</summary>
    internal static async Task OfferAsync(UnitOfWork work, Ticket ticket, string reason, HandoverNote package, Me? me, ServiceLevels levels)
    {
        var (to, acceptBy) = (ticket.Level + 1, levels.Handover(ticket.Priority, work.Now));
        await work.ExecuteAsync(
            Offer,
            new
            {
                ticket.Id,
                ticket.Level,
                to,
                reason,
                package.Summary,
                package.Steps,
                package.Results,
                package.Impact,
                package.Promise,
                work.Now,
                by = me?.PersonId,
                acceptBy,
            }
        );
        await work.SaveAsync(ticket); // so that whoever has the ticket open sees that something happened
        await work.AuditAsync(me?.Target ?? "system", "handover.offered", ticket.Target(), $"{ticket.Level} {to} {reason}");
    }

    /// <summary>Nobody above answered in time: the ticket stays where it was, and its level is notified.</summary>
    /// <returns>False when somebody was faster.</returns>
    internal static async Task<bool> ExpireAsync(UnitOfWork work, Ticket ticket, long handover)
    {
        if (
            await work.ExecuteAsync(
                Return,
                new
                {
                    id = handover,
                    by = (long?)null,
                    reason = "",
                    work.Now,
                }
            ) == 0
        )
            return false;
        await work.EntryAsync(ticket.Id, new NewEntry(EntryKind.Note, Side.System, false) { Detail = $"{AutomaticEvent.Lapsed}" });
        await Alerts.RaiseAsync(work, ticket, Alerts.HandoverLapsed, work.Now);
        await work.AuditAsync("system", "handover.expired", ticket.Target());
        return true;
    }

    internal static Task<OpenOffer?> OpenAsync(UnitOfWork work, Ticket ticket) =>
        work.SingleOrDefaultAsync<OpenOffer>(Open, new { ticket.Id });

    internal sealed record LateOffer
    {
        public required long Id { get; init; }

        public required long TicketId { get; init; }

        public long? OfferedBy { get; init; }
    }

    internal sealed record OpenOffer
    {
        public required long Id { get; init; }

        public required long TicketId { get; init; }

        public required long FromLevel { get; init; }

        public required long ToLevel { get; init; }

        public long? OfferedBy { get; init; }
    }
}
