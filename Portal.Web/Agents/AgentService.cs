using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Status;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// What an agent does with a ticket. Every verb is given the ticket as the agent saw it: when somebody was faster nothing is done.
/// </summary>
public sealed class AgentService(Database db, ServiceLevels levels, CustomerNotifier post)
{
    private const string RolesOf = "select role from person_role where person_id = @personId";
    private const string NameOf = "select name from person where id = @personId and locked_at is null";

    /// <summary>Makes it the agent's own, if nobody has it or the agent is a supervisor.</summary>
    public Task<AgentRefusal?> TakeAsync(Me me, Ticket seen, CancellationToken ct) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                await work.SaveAsync(ticket with { AssigneeId = me.PersonId });
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Assignment, false) with { Detail = me.Name });
                await work.AuditAsync(me.Target, "ticket.claimed", ticket.Target());
                return null;
            },
            ct
        );

    /// <summary>Gives it to somebody of its level.</summary>
    public Task<AgentRefusal?> AssignAsync(Me me, Ticket seen, long personId, CancellationToken ct) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                var roles = await work.ListAsync<string>(RolesOf, new { personId });
                if (!roles.Contains(Roles.Supervisor) && !roles.Contains(Roles.Agents[ticket.Level - 1]))
                    return AgentRefusal.WrongPerson;
                if (await work.SingleOrDefaultAsync<string>(NameOf, new { personId }) is not { } name)
                    return AgentRefusal.WrongPerson;
                await work.SaveAsync(ticket with { AssigneeId = personId });
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Assignment, false) with { Detail = name });
                await work.AuditAsync(me.Target, "ticket.assigned", ticket.Target(), name);
                return null;
            },
            ct
        );

    /// <summary>Back into the queue, with what the next one has to know.</summary>
    public Task<AgentRefusal?> UnassignAsync(Me me, Ticket seen, string note, CancellationToken ct) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                await work.SaveAsync(ticket with { AssigneeId = null });
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Assignment, false) with { Text = note });
                await work.AuditAsync(me.Target, "ticket.unassigned", ticket.Target());
                return null;
            },
            ct
        );

    /// <summary>Adds a note that only agents see. Nothing is lost by it, so it needs neither the level nor the latest state.</summary>
    public Task NoteAsync(Me me, Ticket ticket, string note, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Note, false) with { Text = note });
                await work.AuditAsync(me.Target, "ticket.note-added", ticket.Target());
            },
            ct
        );

    /// <summary>Answers the customer and says how it goes on; the mail leaves with the same change.</summary>
    public Task<AgentRefusal?> ReplyAsync(Me me, Ticket seen, Reply reply, CancellationToken ct) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                if (reply.To(ticket, me.PersonId, levels, work.Now) is not { } answered)
                    return AgentRefusal.NotFromHere;
                await work.SaveAsync(answered);
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Reply, true) with { Text = reply.Text });
                if (answered.State != ticket.State || answered.WaitingFor != ticket.WaitingFor)
                    await work.EntryAsync(ticket.Id, Own(me, EntryKind.State, true) with { Detail = $"{reply.State}" });
                await work.AuditAsync(me.Target, "ticket.replied", ticket.Target(), $"{reply.State}");
                await post.NotifyAsync(work, ticket, reply.Text, reply.News, me.Name);
                return null;
            },
            ct
        );

    /// <summary>How urgent it is and how much is lost, with the reason why.</summary>
    public Task<AgentRefusal?> TriageAsync(
        Me me,
        Ticket seen,
        int priority,
        Severity severity,
        Skill skill,
        string reason,
        CancellationToken ct
    ) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                await work.SaveAsync(ticket with { Priority = priority, Severity = severity, Skill = skill, PriorityReason = reason });
                await work.EntryAsync(
                    ticket.Id,
                    Own(me, EntryKind.Priority, false) with
                    {
                        Text = reason,
                        Detail = $"{priority} {severity} {skill}",
                    }
                );
                await work.AuditAsync(me.Target, "ticket.prioritized", ticket.Target(), $"{priority} {severity} {skill}");
                return null;
            },
            ct
        );

    /// <summary>
    /// Promises the customer when they hear from us again and when the repair is expected. A later time than was promised needs its reason.
    /// </summary>
    public Task<AgentRefusal?> PromiseAsync(
        Me me,
        Ticket seen,
        DateTimeOffset next,
        DateTimeOffset? expected,
        string reason,
        CancellationToken ct
    ) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                if (next <= work.Now || expected <= work.Now || next > ticket.DeadlineAt || (next > ticket.NextUpdateDue && reason == ""))
                    return AgentRefusal.WrongTime;
                await work.SaveAsync(ticket with { NextUpdateDue = next, ExpectedAt = expected, DelayReason = reason });
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Promise, true) with { Text = reason, Detail = $"{next.UtcDateTime:O}" });
                await work.AuditAsync(me.Target, "ticket.update-promised", ticket.Target(), $"{next.UtcDateTime:O}");
                return null;
            },
            ct
        );

    /// <summary>Ties it to an incident everybody may see, for the customer is shown it; or unties it for null.</summary>
    public Task<AgentRefusal?> LinkIncidentAsync(Me me, Ticket seen, Incident? linked, CancellationToken ct) =>
        ActAsync(
            me,
            seen,
            async (work, ticket) =>
            {
                if (linked is { PublishedAt: null })
                    return AgentRefusal.Suspected;
                var incident = linked?.Reference;
                await work.SaveAsync(ticket with { Incident = incident });
                await work.EntryAsync(ticket.Id, Own(me, EntryKind.Incident, incident is not null) with { Detail = incident ?? "" });
                await work.AuditAsync(
                    me.Target,
                    incident is null ? "ticket.incident-unlinked" : "ticket.incident-linked",
                    ticket.Target(),
                    incident ?? ticket.Incident ?? ""
                );
                return null;
            },
            ct
        );

    internal static NewEntry Own(Me me, EntryKind kind, bool isPublic) =>
        new(kind, Side.Agent, isPublic) { PersonId = me.PersonId, Name = me.Name };

    private Task<AgentRefusal?> ActAsync(Me me, Ticket seen, Func<UnitOfWork, Ticket, Task<AgentRefusal?>> act, CancellationToken ct) =>
        db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var ticket = await work.TicketAsync(seen.Id);
                if (!AgentPermissions.For(me).MayWork(ticket))
                    return AgentRefusal.NotYourLevel;
                if (ticket.MergedIntoId is not null)
                    return AgentRefusal.Merged;
                return ticket.Version == seen.Version ? await act(work, ticket) : AgentRefusal.Changed;
            },
            ct
        );
}
