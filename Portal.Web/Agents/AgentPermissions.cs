using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// What somebody of the help desk may do. Everybody there may look at every ticket and leave a note; only people of a ticket's level work
/// on it, and supervisors on all.
/// </summary>
public sealed record AgentPermissions(IReadOnlyList<int> Levels, bool IsSupervisor)
{
    public static AgentPermissions For(Me me) =>
        new([.. Roles.Agents.Index().Where(r => me.Roles.Contains(r.Item)).Select(r => r.Index + 1)], me.Roles.Contains(Roles.Supervisor));

    /// <summary>The queue somebody begins with; null for all.</summary>
    public int? Own => IsSupervisor || Levels.Count == 0 ? null : Levels[^1];

    public bool MayWork(int level) => IsSupervisor || Levels.Contains(level);

    public bool MayWork(Ticket ticket) => MayWork(ticket.Level);
}
