namespace Portal.Web.Tickets.New;

/// <summary>
/// What is asked for each type: only what somebody needs to begin helping. The labels are texts: "Tickets.Topic.{type}.{topic}",
/// "Tickets.Field.{name}", "Tickets.Choice.{name}.{choice}".
/// </summary>
public static class TicketForms
{
    public const string Unknown = "unknown";

    private static readonly Dictionary<TicketType, (string[] Topics, TicketFormField[] Fields)> Forms = new()
    {
        [TicketType.Fault] = (
            ["internet", "slow", "drops", "wifi", "phone", "television", "other"],
            [new("extent", "all", "part", Unknown), new("since", "hour", "today", "yesterday", "earlier", Unknown)]
        ),
        [TicketType.Billing] = (["amount", "item", "payment", "refund", "copy", "other"], [new("bill"), new("sum")]),
        [TicketType.Complaint] = (["service", "bill", "contract", "visit", "people", "other"], [new("wanted"), new("before")]),
        [TicketType.Change] = (["plan", "move", "holder", "name", "address", "contact", "extra", "end", "other"], [new("day")]),
        [TicketType.Privacy] = (["copy", "correct", "erase", "restrict", "object", "other"], []),
        [TicketType.Question] = (["internet", "bill", "contract", "other"], []),
    };

    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<TicketType> Types { get; } =
    [TicketType.Fault, TicketType.Question, TicketType.Billing, TicketType.Change, TicketType.Complaint, TicketType.Privacy];

    public static IReadOnlyList<string> TopicsOf(TicketType type) => Forms[type].Topics;

    public static IReadOnlyList<TicketFormField> FieldsOf(TicketType type) => Forms[type].Fields;

    /// <summary>True where the line and what hangs on it matter.</summary>
    public static bool AsksForService(TicketType type) => type != TicketType.Privacy;

    /// <summary>
    /// Articles are offered where they may spare somebody the wait; who complains, or asks for a right, is not sent away to read.
    /// </summary>
    public static bool Suggests(TicketType type) =>
        type is TicketType.Fault or TicketType.Question or TicketType.Billing or TicketType.Change;

    /// <summary>As addresses name it; null for what is no type.</summary>
    public static TicketType? Read(string? word) => Types.Cast<TicketType?>().FirstOrDefault(t => Word(t!.Value) == word);

    public static string Word(TicketType type) => type.ToString().ToLowerInvariant();
}
