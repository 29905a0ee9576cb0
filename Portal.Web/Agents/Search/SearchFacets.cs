using System.Globalization;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>
/// Counts what was found, as the database has it: each choice with what the other choices leave, so that no number leads to an empty page.
/// </summary>
public sealed class SearchFacets(
    SearchFilter filter,
    IReadOnlyList<FoundTicket> tickets,
    IReadOnlyDictionary<string, int> others,
    DateTimeOffset now
)
{
    private static readonly Dictionary<string, Func<SearchFilter, SearchFilter>> Without = new()
    {
        ["state"] = f => f with { State = null },
        ["level"] = f => f with { Level = null },
        ["type"] = f => f with { Type = null, Topic = null },
        ["topic"] = f => f with { Topic = null },
        ["in"] = f => f with { In = null },
        ["agent"] = f => f with { Agent = null },
        ["since"] = f => f with { Since = null },
    };

    public static DateTimeOffset Start(SearchPeriod period, DateTimeOffset now) =>
        period switch
        {
            SearchPeriod.Day => now.AddDays(-1),
            SearchPeriod.Week => now.AddDays(-7),
            SearchPeriod.Month => now.AddMonths(-1),
            _ => now.AddYears(-1),
        };

    /// <summary>Whether a ticket is one of those chosen.</summary>
    public static bool Fits(FoundTicket ticket, SearchFilter filter, DateTimeOffset now) =>
        (filter.State is null || filter.State == ticket.State)
        && (filter.Level is null || filter.Level == ticket.Level)
        && (filter.Type is null || filter.Type == ticket.Type)
        && (filter.Topic is null || filter.Topic == ticket.Topic)
        && (filter.In is null || filter.In == ticket.Language)
        && (filter.Agent is null || filter.Agent == ticket.AssigneeId)
        && (filter.Since is not { } since || ticket.OpenedAt >= Start(since, now));

    public IReadOnlyList<SearchFacet> Count()
    {
        List<SearchFacet> facets = [new("kind", [.. Kinds()])];
        if (filter.Kind is null or RecordKinds.Ticket)
            facets.AddRange([
                Facet("state", filter.State?.ToString(), t => $"{t.State}", (f, v) => f with { State = Enum.Parse<TicketState>(v) }),
                Facet("level", Number(filter.Level), t => Number(t.Level)!, (f, v) => f with { Level = (int)Parse(v) }),
                Facet(
                    "type",
                    filter.Type?.ToString(),
                    t => $"{t.Type}",
                    (f, v) => f with { Type = Enum.Parse<TicketType>(v), Topic = null }
                ),
                Facet("topic", filter.Topic, t => t.Topic, (f, v) => f with { Topic = v }),
                Facet("in", filter.In, t => t.Language, (f, v) => f with { In = v }),
                Facet("agent", Number(filter.Agent), t => Number(t.AssigneeId) ?? "", (f, v) => f with { Agent = Parse(v) }),
                new("since", [.. Periods()]),
            ]);
        return [.. facets.Where(f => f.Choices.Count > 1 || f.Choices.Any(c => c.IsChosen))];
    }

    private IEnumerable<SearchChoice> Kinds()
    {
        foreach (var kind in RecordKinds.All)
        {
            var count = kind == RecordKinds.Ticket ? tickets.Count(t => Fits(t, filter, now)) : others.GetValueOrDefault(kind);
            var narrowed = kind == RecordKinds.Ticket ? filter : new SearchFilter { Text = filter.Text, Order = filter.Order };
            if (count > 0 || filter.Kind == kind)
                yield return Choice(kind, "", count, narrowed with { Kind = kind }, filter with { Kind = null }, filter.Kind == kind);
        }
    }

    private SearchFacet Facet(string name, string? chosen, Func<FoundTicket, string> valueOf, Func<SearchFilter, string, SearchFilter> with)
    {
        var open = Without[name](filter);
        var counted = tickets.Where(t => Fits(t, open, now)).GroupBy(valueOf).Where(g => g.Key != "").ToList();
        return new(
            name,
            [
                .. counted
                    .OrderByDescending(g => g.Count())
                    .ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g =>
                        Choice(
                            g.Key,
                            g.First().Assignee ?? "",
                            g.Count(),
                            with(filter, g.Key) with
                            {
                                Kind = RecordKinds.Ticket,
                            },
                            open,
                            g.Key == chosen
                        )
                    ),
            ]
        );
    }

    private IEnumerable<SearchChoice> Periods()
    {
        var open = Without["since"](filter);
        foreach (var period in Enum.GetValues<SearchPeriod>())
        {
            var count = tickets.Count(t => Fits(t, open with { Since = period }, now));
            if (count > 0 || filter.Since == period)
                yield return Choice($"{period}", "", count, filter with { Since = period }, open, filter.Since == period);
        }
    }

    private static SearchChoice Choice(string value, string label, int count, SearchFilter with, SearchFilter without, bool isChosen) =>
        new(value, label, count, (isChosen ? without : with) with { Page = 1 }, isChosen);

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
