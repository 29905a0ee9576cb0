using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Agents.Queue;

/// <summary>What the queue is narrowed to, in words, so that each part can be taken away again.</summary>
public static class QueueFilterTexts
{
    public static IEnumerable<(string Label, QueueFilter Without)> Describe(IStringLocalizer<Text> texts, QueueFilter filter)
    {
        if (filter.Show != default)
            yield return (texts[$"Agents.Show.{filter.Show}"], filter with { Show = default });
        if (filter.Whose != default)
            yield return (texts[$"Agents.Whose.{filter.Whose}"], filter with { Whose = default });
        if (filter.Skill is { } skill)
            yield return (texts[$"Agents.Skill.{skill}"], filter with { Skill = null });
        if (filter.Type is { } type)
            yield return (texts[$"Agents.Type.{type}"], filter with { Type = null });
        if (filter.Priority is { } priority)
            yield return (texts[$"Agents.Priority.{priority}"], filter with { Priority = null });
        if (filter.In is { } code)
            yield return (Language.FromCode(code).Name, filter with { In = null });
        if (filter.Text != "")
            yield return (filter.Text, filter with { Text = "" });
    }
}
