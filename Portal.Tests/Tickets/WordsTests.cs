using Portal.Web.Tickets;
using Portal.Web.Tickets.New;
using Portal.Web.Tickets.Tracking;
using Texts = Portal.Tests.Map.Texts;

namespace Portal.Tests.Tickets;

/// <summary>Whatever a request can be, its customer reads words for it, in each language, and never the help desk's own.</summary>
public sealed class WordsTests
{
    public static TheoryData<string> Languages => ["en", "de", "es", "pt", "ru", "ca"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_state_type_topic_field_and_moment_has_words(string language)
    {
        var texts = Texts.In(language);
        List<string> keys =
        [
            .. from state in Enum.GetValues<TicketState>()
            from waiting in Enum.GetValues<WaitingFor>().Cast<WaitingFor?>().Append(null)
            select Standing(state, waiting).CustomerState(),
            Ticket().MergedInto(1, default)!.CustomerState(),
            .. from state in Enum.GetNames<TicketState>().Append("Whatever")
            from side in Enum.GetValues<Side>()
            select Moment(EntryKind.State, side, state).TextKey,
            .. Timeline.Kinds.Select(k => Moment(Enum.Parse<EntryKind>(k), Side.Agent, "Pending").TextKey),
            .. Enum.GetNames<TicketType>()
                .SelectMany(t =>
                    (string[])
                        [
                            $"Tickets.Type.{t}",
                            $"Tickets.Type.{t}.Hint",
                            $"Tickets.Ask.Title.{t}",
                            $"Tickets.Ask.Text.{t}",
                            $"Tickets.Ask.SubjectHint.{t}",
                            $"Tickets.Ask.TextHint.{t}",
                        ]
                ),
            .. from type in TicketForms.Types from topic in TicketForms.TopicsOf(type) select $"Tickets.Topic.{type}.{topic}",
            .. from type in TicketForms.Types from field in TicketForms.FieldsOf(type) select $"Tickets.Field.{field.Name}",
            .. from type in TicketForms.Types
            from field in TicketForms.FieldsOf(type)
            where !field.IsChoice
            select $"Tickets.Field.{field.Name}.Hint",
            .. from type in TicketForms.Types
            from field in TicketForms.FieldsOf(type)
            from choice in field.Choices
            where choice != TicketForms.Unknown
            select $"Tickets.Choice.{field.Name}.{choice}",
            .. from type in TicketForms.Types
            from field in TicketForms.FieldsOf(type)
            where field.IsChoice
            select $"Tickets.Ask.ChoiceMissing.{field.Name}",
            .. Enum.GetNames<TicketRefusal>().Select(r => $"Tickets.Refusal.{r}"),
        ];
        Assert.Empty(keys.Distinct().Except(texts.Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Customers_never_read_the_words_of_the_help_desk(string language)
    {
        var texts = Texts.In(language);
        string[] host = ["inProgress", "acknowledged", "pending", "held ", "escalat", "SLA", "Level 1", "queue"];
        Assert.Empty(
            from text in texts
            where text.Key.StartsWith("Tickets.", StringComparison.Ordinal)
            from word in host
            where text.Value.Contains(word, StringComparison.OrdinalIgnoreCase)
            select text
        );
    }

    [Fact]
    public void Every_choice_may_be_answered_with_not_knowing() =>
        Assert.All(
            TicketForms.Types.SelectMany(TicketForms.FieldsOf).Where(f => f.IsChoice),
            field => Assert.Contains(TicketForms.Unknown, field.Choices)
        );

    private static Timeline.TimelineItem Moment(EntryKind kind, Side side, string detail) =>
        new()
        {
            Id = 1,
            At = DateTimeOffset.UnixEpoch,
            Kind = kind,
            Side = side,
            Name = "",
            Text = "",
            Detail = detail,
        };

    // Whatever the database may hold; the verbs would refuse some of it.
    private static Ticket Standing(TicketState state, WaitingFor? waiting)
    {
        var ticket = Ticket();
        typeof(Ticket).GetProperty(nameof(Web.Tickets.Ticket.State))!.SetValue(ticket, state);
        typeof(Ticket).GetProperty(nameof(Web.Tickets.Ticket.WaitingFor))!.SetValue(ticket, waiting);
        return ticket;
    }

    private static Ticket Ticket() =>
        new()
        {
            Id = 1,
            Reference = "T",
            Type = TicketType.Fault,
            Topic = "",
            Level = 1,
            Skill = Skill.Technical,
            Priority = 3,
            Severity = Severity.None,
            PriorityReason = "",
            Language = "en",
            Channel = Channel.Web,
            Subject = "",
            Name = "",
            Email = "",
            Phone = "",
            OpenedAt = default,
            ChangedAt = default,
            FirstReplyDue = default,
            NextUpdateDue = default,
            DelayReason = "",
            Version = 1,
        };
}
