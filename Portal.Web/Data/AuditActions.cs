using System.Collections.Frozen;

namespace Portal.Web.Data;

/// <summary>
/// Names of audit actions: an object, a point and a verb in the past tense. Rows are never changed, so those from before an action was
/// renamed keep its former name; whatever reads actions asks here what it is called now.
/// </summary>
internal static class AuditActions
{
    private static readonly FrozenDictionary<string, string> Former = new Dictionary<string, string>
    {
        ["address.asked"] = "email-change.requested",
        ["address.changed"] = "email.changed",
        ["address.removed"] = "email.removed",
        ["address.undone"] = "email-change.undone",
        ["audit.cut"] = "audit.truncated",
        ["canned-reply.kept"] = "canned-reply.saved",
        ["deletion.asked"] = "deletion.requested",
        ["first-administrator.offered"] = "first-administrator.invited",
        ["handover.lapsed"] = "handover.expired",
        ["incident.moved"] = "incident.state-changed",
        ["incident.told"] = "incident.update-posted",
        ["own-data.taken"] = "data-export.downloaded",
        ["paper-code.made"] = "printed-code.created",
        ["paper-code.used"] = "printed-code.used",
        ["person.came"] = "invitation.accepted",
        ["person.factors-removed"] = "person.security-methods-removed",
        ["person.first-administrator"] = "first-administrator.created",
        ["recovery-codes.made"] = "recovery-codes.generated",
        ["reset-step.closed"] = "reset-step.blocked",
        ["reset-step.guessed"] = "reset-step.guessing-detected",
        ["reset.proved"] = "reset.verified",
        ["second-step.closed"] = "second-step.blocked",
        ["second-step.guessed"] = "second-step.guessing-detected",
        ["second-step.removed"] = "second-step.disabled",
        ["second-step.set"] = "second-step.enabled",
        ["session.begun"] = "session.started",
        ["session.proved"] = "session.reauthenticated",
        ["sign-in.closed"] = "sign-in.blocked",
        ["sign-up.asked"] = "sign-up.requested",
        ["ticket.answered"] = "ticket.replied",
        ["ticket.file-taken"] = "ticket.file-downloaded",
        ["ticket.handed-back"] = "ticket.unassigned",
        ["ticket.judged"] = "survey.answered",
        ["ticket.link-asked"] = "ticket.link-requested",
        ["ticket.looked-at"] = "ticket.viewed",
        ["ticket.noted"] = "ticket.note-added",
        ["ticket.opened-by-link"] = "ticket.link-used",
        ["ticket.promised"] = "ticket.update-promised",
        ["ticket.rated"] = "ticket.prioritized",
        ["ticket.reminded"] = "ticket.reminder-sent",
        ["ticket.taken"] = "ticket.claimed",
        ["ticket.tied"] = "ticket.incident-linked",
        ["ticket.untied"] = "ticket.incident-unlinked",
        ["tickets.demonstrated"] = "demonstration-tickets.created",
    }.ToFrozenDictionary();

    /// <summary>Every former name with the one that replaced it.</summary>
    internal static IReadOnlyDictionary<string, string> Renamed => Former;

    /// <summary>The name of an action now, whatever it was called when its row was written.</summary>
    public static string Current(string action) => Former.GetValueOrDefault(action, action);
}
