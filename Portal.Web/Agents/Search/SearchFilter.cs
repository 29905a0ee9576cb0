using System.Globalization;
using Portal.Search;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>How long ago something was opened at most.</summary>
public enum SearchPeriod
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>What is looked for, and what it is narrowed to, as the address of the page says it.</summary>
public sealed record SearchFilter
{
    public const int MaxLength = 256;
    public const int LastPage = 50;

    public string Text { get; init; } = "";

    /// <summary>One of <see cref="RecordKinds"/>; null for all.</summary>
    public string? Kind { get; init; }

    public TicketState? State { get; init; }

    public int? Level { get; init; }

    public TicketType? Type { get; init; }

    public string? Topic { get; init; }

    /// <summary>The language a customer writes in.</summary>
    public string? In { get; init; }

    /// <summary>The number of whoever has the ticket.</summary>
    public long? Agent { get; init; }

    public SearchPeriod? Since { get; init; }

    public RecordOrder Order { get; init; }

    /// <summary>The page of the results, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>True when something is chosen that only tickets have.</summary>
    public bool IsForTickets => State is not null || Level is not null || Type is not null || Topic is not null || Agent is not null;

    /// <summary>True when more than words are chosen.</summary>
    public bool IsNarrowed => this with { Text = "", Order = default, Page = 1 } != new SearchFilter();

    public static SearchFilter From(IQueryCollection query) =>
        new()
        {
            Text = WellFormed(query["q"].ToString()),
            Kind = RecordKinds.All.FirstOrDefault(kind => kind == query["kind"]),
            State = Read<TicketState>(query["state"]),
            Level = Number(query["level"], 1, 3),
            Type = Read<TicketType>(query["type"]),
            Topic =
                query["topic"].ToString() is { Length: > 0 and <= 40 } topic && topic.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                    ? topic
                    : null,
            In = Language.Codes.FirstOrDefault(code => code == query["in"]),
            Agent = long.TryParse(query["agent"], NumberStyles.None, CultureInfo.InvariantCulture, out var agent) ? agent : null,
            Since = Read<SearchPeriod>(query["since"]),
            Order = Read<RecordOrder>(query["order"]) ?? default,
            Page = Number(query["page"], 1, LastPage) ?? 1,
        };

    /// <summary>The query that leads back here.</summary>
    public string Query => string.Join('&', Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>Everything but the words, for a form that asks for other words.</summary>
    public IEnumerable<(string Name, string Value)> Chosen => Parts().Where(p => p.Name is not ("q" or "page"));

    private IEnumerable<(string Name, string Value)> Parts()
    {
        (string, string?)[] all =
        [
            ("q", Text),
            ("kind", Kind),
            ("state", State?.ToString()),
            ("level", Level?.ToString(CultureInfo.InvariantCulture)),
            ("type", Type?.ToString()),
            ("topic", Topic),
            ("in", In),
            ("agent", Agent?.ToString(CultureInfo.InvariantCulture)),
            ("since", Since?.ToString()),
            ("order", Order == default ? null : Order.ToString()),
            ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
        ];
        return all.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => (p.Item1, p.Item2!));
    }

    // A lone surrogate can be typed into an address but not be written into one.
    private static string WellFormed(string typed)
    {
        var text = string.Concat(typed.EnumerateRunes()).Trim();
        return text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    private static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(text![0]) ? value : null;
}
