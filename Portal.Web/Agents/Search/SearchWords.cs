using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Portal.Search;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>
/// What "state:solved" or "Sprache:ru" means, in any of the six languages: names and values are the words the pages use for them, and the
/// beginning of such a word is enough.
/// </summary>
public sealed partial class SearchWords(Texts texts)
{
    private static readonly string[] Names = ["state", "level", "type", "language", "kind"];
    private static readonly string[] OwnNames = ["after", "before", "from"]; // the index itself understands these
    private static readonly TicketState[] Open = [TicketState.Acknowledged, TicketState.InProgress, TicketState.Pending, TicketState.Held];

    /// <returns>Null for what means nothing.</returns>
    public IReadOnlyList<RecordFilter>? Resolve(string name, string value)
    {
        if (value.Length == 0)
            return null;
        if (name.Equals("is", StringComparison.OrdinalIgnoreCase))
            return Of("state", StatesOf(value));
        var field = Names.FirstOrDefault(n => IsCalled($"Agents.Search.Word.{n}", name));
        return field switch
        {
            "state" => Of(field, StatesOf(value)),
            "type" => Of(field, [.. Enum.GetNames<TicketType>().Where(t => IsValue(t, $"Agents.Type.{t}", value))]),
            "kind" => Of(field, [.. RecordKinds.All.Where(k => IsValue(k, $"Agents.Search.Kind.{k}", value))]),
            "language" => Of(
                field,
                [
                    .. Language
                        .All.Where(l => Begins(l.Code, value) || Begins(l.Name, value) || Begins(l.Culture.EnglishName, value))
                        .Select(l => l.Code),
                ]
            ),
            "level" => Of(field, [value]),
            _ => null,
        };
    }

    /// <summary>The text with names of times and people as the index understands them: "seit:2026-05" is "after:2026-05".</summary>
    public string Translate(string text) =>
        NameAlone().Replace(text, m => OwnNames.FirstOrDefault(n => IsCalled($"Agents.Search.Word.{n}", m.Value)) ?? m.Value);

    /// <summary>What was typed as a name with a value and means something, in words.</summary>
    public IEnumerable<string> Understood(string text, IStringLocalizer<Text> reader) =>
        from match in NameAndValue().Matches(text)
        let filter = Resolve(match.Groups[1].Value, match.Groups[2].Value)?[0]
        where filter is not null
        let name = filter.Field == "language" ? "in" : filter.Field
        select string.Join(", ", filter.Values.Select(v => SearchFilterTexts.Choice(reader, name, v, v)));

    private IReadOnlyList<string> StatesOf(string value) =>
        Language.All.Any(l => Begins(texts.In(l, "Agents.Search.Open"), value))
            ? [.. Open.Select(s => $"{s}")]
            : [.. Enum.GetNames<TicketState>().Where(s => IsValue(s, $"Agents.State.{s}", value))];

    private static IReadOnlyList<RecordFilter>? Of(string field, IReadOnlyList<string> values) =>
        values.Count == 0 ? null : [new(field, values)];

    private bool IsValue(string value, string key, string typed) => Begins(value, typed) || IsCalledFrom(key, typed);

    private bool IsCalledFrom(string key, string typed) => Language.All.Any(l => Begins(texts.In(l, key), typed));

    // Each text holds the names one may type, parted by commas.
    private bool IsCalled(string key, string typed) =>
        Language.All.Any(l => texts.In(l, key).Split(',', StringSplitOptions.TrimEntries).Any(name => Same(name, typed)));

    private static bool Begins(string word, string typed) =>
        typed.Length > 1 && word.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || Same(word, typed);

    private static bool Same(string word, string typed) => word.Equals(typed, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])(\p{L}+):([\p{L}\p{N}]+)")]
    private static partial Regex NameAndValue();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{L}+(?=:\S)")]
    private static partial Regex NameAlone();
}
