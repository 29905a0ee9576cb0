using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Agents.Search;

/// <summary>What results are narrowed to, in words.</summary>
internal static class SearchFilterTexts
{
    public static IEnumerable<(string Label, SearchFilter Without)> Describe(
        IStringLocalizer<Text> texts,
        SearchAnswer answer,
        SearchFilter filter
    )
    {
        if (filter.Kind is { } kind && !filter.IsForTickets)
            yield return (texts[$"Agents.Search.Kind.{kind}"], filter with { Kind = null, Page = 1 });
        if (filter.State is { } state)
            yield return (texts[$"Agents.State.{state}"], filter with { State = null, Page = 1 });
        if (filter.Level is { } level)
            yield return (texts["Agents.Level", level], filter with { Level = null, Page = 1 });
        if (filter.Type is { } type)
            yield return (texts[$"Agents.Type.{type}"], filter with { Type = null, Topic = null, Page = 1 });
        if (filter.Topic is { } topic)
            yield return (Topic(texts, topic), filter with { Topic = null, Page = 1 });
        if (filter.In is { } code)
            yield return (Language.FromCode(code).Name, filter with { In = null, Page = 1 });
        if (filter.Agent is { } agent)
            yield return (NameOf(answer, $"{agent}") ?? texts["Agents.Search.By.agent"], filter with { Agent = null, Page = 1 });
        if (filter.Since is { } since)
            yield return (texts[$"Agents.Search.Since.{since}"], filter with { Since = null, Page = 1 });
    }

    /// <summary>A choice of a facet, as people read it.</summary>
    public static string Choice(IStringLocalizer<Text> texts, string facet, string value, string label) =>
        facet switch
        {
            "kind" => texts[$"Agents.Search.Kind.{value}"],
            "state" => texts[$"Agents.State.{value}"],
            "level" => texts["Agents.Level", value],
            "type" => texts[$"Agents.Type.{value}"],
            "topic" => Topic(texts, value),
            "in" => Language.FromCode(value).Name,
            "since" => texts[$"Agents.Search.Since.{value}"],
            _ => label,
        };

    // Topics are named by the forms of their types; the same topic means the same in all of them.
    private static string Topic(IStringLocalizer<Text> texts, string topic) =>
        Enum.GetNames<Tickets.TicketType>()
            .Select(type => texts[$"Tickets.Topic.{type}.{topic}"])
            .FirstOrDefault(text => !text.ResourceNotFound)
            ?.Value
        ?? topic;

    private static string? NameOf(SearchAnswer answer, string agent) =>
        answer.Facets.Where(f => f.Name == "agent").SelectMany(f => f.Choices).FirstOrDefault(c => c.Value == agent)?.Label;
}
