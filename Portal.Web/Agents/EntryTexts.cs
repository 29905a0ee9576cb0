using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What an entry of the history says to agents.</summary>
public static class EntryTexts
{
    public static string Describe(IStringLocalizer<Text> texts, TicketEntry entry, Func<DateTimeOffset, string> time) =>
        entry.Kind switch
        {
            EntryKind.State when Enum.TryParse<TicketState>(entry.Detail, out var state) => texts[
                "Agents.Entry.State",
                texts[$"Agents.State.{state}"]
            ],
            EntryKind.Assignment when entry.Detail == "" => texts["Agents.Entry.HandedBack"],
            EntryKind.Assignment => texts["Agents.Entry.Assigned", entry.Detail],
            EntryKind.Note when Enum.TryParse<AutomaticEvent>(entry.Detail, out var step) => texts[$"Agents.Automatic.{step}"],
            EntryKind.Change when entry.Detail.Split(' ') is [var outcome, var reference] => texts[
                $"Agents.Entry.Change.{outcome}",
                reference
            ],
            EntryKind.Incident when entry.Detail == "" => texts["Agents.Entry.Unlinked"],
            EntryKind.Promise when DateTimeOffset.TryParse(entry.Detail, CultureInfo.InvariantCulture, out var at) => texts[
                "Agents.Entry.Promise",
                time(at)
            ],
            EntryKind.Priority when entry.Detail.Split(' ') is [var priority, var severity, var skill] => texts[
                "Agents.Entry.Priority",
                $"{texts[$"Agents.Priority.{priority}"].Value} · {texts[$"Agents.Severity.{severity}"].Value} · "
                    + $"{texts[$"Agents.Skill.{skill}"].Value}"
            ],
            _ => texts[$"Agents.Entry.{entry.Kind}", entry.Detail],
        };
}

/// <summary>What the help desk does by itself and writes into the history.</summary>
public enum AutomaticEvent
{
    /// <summary>A pending customer was asked again.</summary>
    Reminded,

    /// <summary>A handover was not accepted in time.</summary>
    Lapsed,

    /// <summary>A mail to the customer came back.</summary>
    Bounced,

    /// <summary>A program answered a mail.</summary>
    AutomaticReply,
}
