using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>The actions of the audit trail that happen to an account, in words its owner understands.</summary>
internal static class AuditTexts
{
    /// <summary>
    /// What their detail says, device and network last, was written for the owner to see. The detail of any other action was not.
    /// </summary>
    public static IReadOnlyList<string> Placed { get; } =
    [
        "client.allowed",
        "client.signed-in",
        "device.signed-in",
        "session.started",
        "sign-in.failed",
        "second-step.failed",
        "reset.failed",
        "password.changed",
        "password.reset",
        "external-sign-in.connected",
        "external-sign-in.disconnected",
        "email-change.requested",
        "email.changed",
        "email.removed",
        "email-change.undone",
        "passkey.added",
        "passkey.removed",
        "second-step.enabled",
        "second-step.disabled",
        "recovery-codes.generated",
        "connection-password.changed",
        "mailbox-password.changed",
        "contact.changed",
        "router-wifi.changed",
        "router-wifi.queued",
        "router.reset",
        "router-reset.queued",
        "data-export.downloaded",
        "deletion.requested",
        "deletion.withdrawn",
        "sign-in.blocked",
        "second-step.guessing-detected",
        "second-step.blocked",
        "reset-step.guessing-detected",
        "reset-step.blocked",
    ];

    public static IReadOnlyList<string> Others { get; } =
    [
        "client.ended",
        "session.ended",
        "session.others-ended",
        "session.ended-there",
        "external-sign-in.requested",
        "external-sign-in.removed",
        "session.all-ended",
        "session.reauthenticated",
        "details.changed",
        "details.needs-changed",
        "consent.given",
        "consent.withdrawn",
        "customer-number.linked",
        "customer.viewed",
        "customer-bill.viewed",
        "person.signed-up",
        "person.invited",
        "invitation.accepted",
        "first-administrator.created",
        "person.locked",
        "person.unlocked",
        "person.roles-changed",
        "printed-code.created",
        "printed-code.used",
        "person.security-methods-removed",
        "passkey.counter-changed",
        "passkey.backup-changed",
        "reset.link-sent",
        "reset.code-sent",
        "reset.verified",
        "speed-test.saved",
        "speed-test.removed",
    ];

    /// <summary>What there are no words for was added later than they were, and is no secret: something was changed.</summary>
    public static string Describe(IStringLocalizer<Text> texts, string action) =>
        AuditActions.Current(action) is var known && (Placed.Contains(known) || Others.Contains(known))
            ? texts[$"Activity.{known}"]
            : texts["Activity.Other"];

    /// <summary>From which device and network, where the owner may know.</summary>
    public static string? PlaceOf(string action, string detail) =>
        Placed.Contains(AuditActions.Current(action)) && detail.Split("; ") is [.., var device, var network]
            ? $"{device}, {network}"
            : null;
}
