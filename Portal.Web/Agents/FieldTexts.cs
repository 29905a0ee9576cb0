using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets.New;

namespace Portal.Web.Agents;

/// <summary>What the customer's form asked and what they answered, in the words of that form.</summary>
public static class FieldTexts
{
    /// <returns>The question, the answer, and whether the answer was typed, so that it stands in the customer's language.</returns>
    public static (string Label, string Value, bool IsTyped) Describe(IStringLocalizer<Text> texts, TicketField field)
    {
        var choice =
            field.Value == TicketForms.Unknown ? texts["Tickets.Choice.unknown"] : texts[$"Tickets.Choice.{field.Name}.{field.Value}"];
        var label = field.Name == "number" ? texts["Agents.NumberTyped"] : texts[$"Tickets.Field.{field.Name}"];
        return (label.ResourceNotFound ? field.Name : label, choice.ResourceNotFound ? field.Value : choice, choice.ResourceNotFound);
    }

    /// <summary>What it is about, as the form named it.</summary>
    public static string Topic(IStringLocalizer<Text> texts, string type, string topic) =>
        texts[$"Tickets.Topic.{type}.{topic}"] is { ResourceNotFound: false } known ? known : topic;
}
