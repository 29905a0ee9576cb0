using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What an entry of the history says to the desk.</summary>
public static class EntryWords
{
    public static string Of(IStringLocalizer<Text> texts, Entry entry) => entry.Kind switch
    {
        EntryKind.State when Enum.TryParse<TicketState>(entry.Detail, out var state) => texts["Agents.Entry.State", texts[$"Agents.State.{state}"]],
        EntryKind.Assignment when entry.Detail == "" => texts["Agents.Entry.HandedBack"],
        EntryKind.Assignment => texts["Agents.Entry.Assigned", entry.Detail],
        EntryKind.Note when Enum.TryParse<Automatic>(entry.Detail, out var step) => texts[$"Agents.Automatic.{step}"],
        _ => texts[$"Agents.Entry.{entry.Kind}", Value(entry)],
    };

    private static string Value(Entry entry) => entry.Kind == EntryKind.Promise && DateTimeOffset.TryParse(entry.Detail, null, out var at) ? $"{at.UtcDateTime:g} UTC" : entry.Detail;
}

/// <summary>What the desk does by itself and writes into the history.</summary>
public enum Automatic
{
    /// <summary>A pending customer was asked again.</summary>
    Reminded,

    /// <summary>A handover was not accepted in time.</summary>
    Lapsed,
}
