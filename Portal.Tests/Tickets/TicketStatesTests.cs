using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>
/// From each state, by each trigger, to each state: what may follow, and what times go with it. What is not said here is refused.
/// </summary>
public sealed class TicketStatesTests
{
    private static readonly DateTimeOffset Before = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Before.AddHours(5);

    private static readonly string[] Allowed =
    [
        "AgentReply Acknowledged: Acknowledged InProgress Pending Held Resolved Cancelled Rejected",
        "AgentReply InProgress: InProgress Pending Held Resolved Cancelled Rejected",
        "AgentReply Pending: InProgress Pending Held Resolved Cancelled Rejected",
        "AgentReply Held: InProgress Pending Held Resolved Cancelled Rejected",
        "AgentReply Resolved: Resolved InProgress",
        "AgentReply Closed: Closed InProgress",
        "AgentReply Cancelled: Cancelled InProgress",
        "AgentReply Rejected: Rejected InProgress",
        "CustomerReply Acknowledged: Acknowledged",
        "CustomerReply Held: Held",
        "CustomerReply InProgress Pending Resolved Closed Cancelled Rejected: InProgress",
        "CustomerClose Acknowledged InProgress Pending Held Resolved: Closed",
        "Silence Pending Resolved: Closed",
        "Merge Acknowledged InProgress Pending Held Resolved: Rejected",
        "Unmerge Rejected: Acknowledged InProgress Pending Held Resolved",
        "Erasure Acknowledged InProgress Pending Held Resolved: Cancelled",
    ];

    private static IEnumerable<(TicketTrigger By, TicketState From, TicketState To)> All =>
        from trigger in Enum.GetValues<TicketTrigger>()
        from state in Enum.GetValues<TicketState>()
        from to in Enum.GetValues<TicketState>()
        select (trigger, state, to);

    [Fact]
    public void Exactly_what_is_listed_may_follow()
    {
        var listed =
            from line in Allowed.Select(l => l.Split(": "))
            let head = line[0].Split(' ')
            from state in head[1..]
            from to in line[1].Split(' ')
            select (Enum.Parse<TicketTrigger>(head[0]), Enum.Parse<TicketState>(state), Enum.Parse<TicketState>(to));
        Assert.Equal(listed.Order(), All.Where(m => TicketStates.MayFollow(m.By, m.From, m.To)).Order());
    }

    [Fact]
    public void A_ticket_moves_when_the_table_says_so_and_else_not() =>
        Assert.All(All, m => Assert.Equal(TicketStates.MayFollow(m.By, m.From, m.To), In(m.From).Next(m.By, m.To, Now) is not null));

    [Fact]
    public void Whatever_led_there_the_times_go_with_the_state() =>
        Assert.All(
            All.Where(m => TicketStates.MayFollow(m.By, m.From, m.To)),
            m =>
            {
                var after = In(m.From).Next(m.By, m.To, Now)!;
                Assert.Equal(m.To, after.State);
                Assert.Equal(m.To == m.From ? Before : Now, after.StateChangedAt);
                Assert.Equal(m.To == TicketState.Pending ? Now : null, after.PausedAt);
                Assert.Equal(TicketStates.IsOver(m.To), after.ClosedAt is not null);
                Assert.Equal(after.IsDone(), after.ResolvedAt is not null);
                Assert.Equal(m.To is TicketState.Pending or TicketState.Held, after.WaitingFor is not null);
            }
        );

    [Fact]
    public void Closing_keeps_when_it_was_solved() =>
        Assert.Equal((Before, Now), Ends(In(TicketState.Resolved).Next(TicketTrigger.Silence, TicketState.Closed, Now)!));

    [Fact]
    public void Only_the_customers_word_counts_as_opening_again_and_only_of_what_was_done() =>
        Assert.All(
            All.Where(m => TicketStates.MayFollow(m.By, m.From, m.To)),
            m =>
                Assert.Equal(
                    m.By == TicketTrigger.CustomerReply && In(m.From).IsDone() ? 1 : 0,
                    In(m.From).Next(m.By, m.To, Now)!.ReopenCount
                )
        );

    [Fact]
    public void A_duplicate_goes_back_to_how_it_stood_and_is_answered_nowhere_meanwhile()
    {
        var duplicate = In(TicketState.Held).MergedInto(7, Now)!;
        Assert.Equal((TicketState.Rejected, 7L), (duplicate.State, duplicate.MergedIntoId));
        Assert.Null(duplicate.AfterReply(Now));
        Assert.Null(duplicate.MergedInto(8, Now));
        var again = duplicate.Unmerged(TicketState.Held, WaitingFor.Visit, null, null, Now)!;
        Assert.Equal(
            (TicketState.Held, WaitingFor.Visit, null, null, null),
            (again.State, again.WaitingFor, again.MergedIntoId, again.ClosedAt, again.ResolvedAt)
        );
        Assert.Null(In(TicketState.Rejected).Unmerged(TicketState.Held, null, null, null, Now)); // was no duplicate
    }

    [Fact]
    public void What_belongs_to_the_state_is_set_by_the_tickets_own_verbs_alone()
    {
        string[] guarded = ["State", "StateChangedAt", "WaitingFor", "PausedAt", "ResolvedAt", "ClosedAt", "ReopenCount", "MergedIntoId"];
        Assert.All(guarded, name => Assert.False(typeof(Ticket).GetProperty(name)!.SetMethod!.IsPublic, name));
    }

    private static (DateTimeOffset? Resolved, DateTimeOffset? Closed) Ends(Ticket ticket) => (ticket.ResolvedAt, ticket.ClosedAt);

    // Brought there as the database would: its state is nobody else's to set.
    private static Ticket In(TicketState state)
    {
        var ticket = new Ticket
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
            OpenedAt = Before,
            ChangedAt = Before,
            FirstReplyDue = Before,
            NextUpdateDue = Before,
            DelayReason = "",
            Version = 1,
        };
        Set("State", state);
        Set("StateChangedAt", Before);
        if (state == TicketState.Pending)
            Set("PausedAt", Before);
        if (ticket.IsDone())
            Set("ResolvedAt", Before);
        if (TicketStates.IsOver(state))
            Set("ClosedAt", Before);
        return ticket;

        void Set(string name, object value) => typeof(Ticket).GetProperty(name)!.SetValue(ticket, value);
    }
}
