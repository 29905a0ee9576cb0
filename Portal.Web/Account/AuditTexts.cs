using Microsoft.Extensions.Localization;
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
        "session.begun",
        "sign-in.failed",
        "second-step.failed",
        "reset.failed",
        "password.changed",
        "password.reset",
        "address.asked",
        "address.changed",
        "address.removed",
        "address.undone",
        "passkey.added",
        "passkey.removed",
        "second-step.set",
        "second-step.removed",
        "recovery-codes.made",
        "own-data.taken",
        "deletion.asked",
        "deletion.withdrawn",
        "sign-in.closed",
        "second-step.guessed",
        "second-step.closed",
        "reset-step.guessed",
        "reset-step.closed",
    ];

    public static IReadOnlyList<string> Others { get; } =
    [
        "session.ended",
        "session.others-ended",
        "session.all-ended",
        "session.proved",
        "details.changed",
        "customer-number.linked",
        "person.signed-up",
        "person.invited",
        "person.came",
        "person.first-administrator",
        "person.locked",
        "person.unlocked",
        "person.roles-changed",
        "paper-code.made",
        "paper-code.used",
        "person.factors-removed",
        "passkey.counter-changed",
        "passkey.backup-changed",
        "reset.link-sent",
        "reset.code-sent",
        "reset.proved",
    ];

    /// <summary>What there are no words for was added later than they were, and is no secret: something was changed.</summary>
    public static string Describe(IStringLocalizer<Text> texts, string action) =>
        Placed.Contains(action) || Others.Contains(action) ? texts[$"Activity.{action}"] : texts["Activity.Other"];

    /// <summary>From which device and network, where the owner may know.</summary>
    public static string? PlaceOf(string action, string detail) =>
        Placed.Contains(action) && detail.Split("; ") is [.., var device, var network] ? $"{device}, {network}" : null;
}
