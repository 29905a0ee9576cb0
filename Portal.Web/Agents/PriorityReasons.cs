using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Agents;

/// <summary>Why a ticket has its priority: the key of a text when the portal decided, an agent's words when somebody did.</summary>
public static class PriorityReasons
{
    public static string Describe(IStringLocalizer<Text> texts, string reason) =>
        reason.Contains('.', StringComparison.Ordinal) && !reason.Contains(' ', StringComparison.Ordinal) ? texts[reason] : reason;
}
