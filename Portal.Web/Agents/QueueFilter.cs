using System.Globalization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Which tickets of the queue are shown.</summary>
public enum QueueStatus
{
    /// <summary>Open, and it is our turn.</summary>
    Todo,

    /// <summary>The customer has to answer.</summary>
    Waiting,

    /// <summary>Solved, as we think; not closed yet.</summary>
    Resolved,
}

/// <summary>Whose tickets.</summary>
public enum AssigneeFilter
{
    Everybody,
    Mine,
    Nobody,
}

/// <summary>What the queue is narrowed to, as its address says it.</summary>
public sealed record QueueFilter
{
    /// <summary>Null for all levels.</summary>
    public int? Level { get; init; }

    public QueueStatus Show { get; init; }

    public AssigneeFilter Whose { get; init; }

    public Skill? Skill { get; init; }

    public TicketType? Type { get; init; }

    public int? Priority { get; init; }

    /// <summary>The language the customer writes in.</summary>
    public string? In { get; init; }

    /// <summary>A customer number or an address of a mailbox.</summary>
    public string Text { get; init; } = "";

    public static QueueFilter From(IQueryCollection query, AgentPermissions rights) =>
        new()
        {
            Level = query["level"].ToString() switch
            {
                "" => rights.Own,
                "1" => 1,
                "2" => 2,
                "3" => 3,
                _ => null,
            },
            Show = Read<QueueStatus>(query["show"]) ?? default,
            Whose = Read<AssigneeFilter>(query["whose"]) ?? default,
            Skill = Read<Skill>(query["skill"]),
            Type = Read<TicketType>(query["type"]),
            Priority =
                int.TryParse(query["priority"], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
                && priority is >= 1 and <= 4
                    ? priority
                    : null,
            In = Language.Codes.FirstOrDefault(code => code == query["in"]),
            Text = query["q"].ToString() is var text && text.Length > 100 ? text[..100] : text.Trim(),
        };

    /// <summary>True when more than a level is chosen.</summary>
    public bool IsNarrowed => this with { Level = null } != new QueueFilter();

    /// <summary>The query that leads back here.</summary>
    public string Query => string.Join('&', Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    private IEnumerable<(string Name, string Value)> Parts()
    {
        yield return ("level", Level is { } level ? Number(level) : "all");
        if (Show != default)
            yield return ("show", $"{Show}");
        if (Whose != default)
            yield return ("whose", $"{Whose}");
        if (Skill is { } skill)
            yield return ("skill", $"{skill}");
        if (Type is { } type)
            yield return ("type", $"{type}");
        if (Priority is { } priority)
            yield return ("priority", Number(priority));
        if (In is { } code)
            yield return ("in", code);
        if (Text != "")
            yield return ("q", Text);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(text![0]) ? value : null;
}
