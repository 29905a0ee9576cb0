namespace Portal.Web.Tickets;

/// <summary>Where a new ticket stands among the others, and why: from what the customer said of it.</summary>
public sealed record Triage(Severity Severity, int Priority, string Reason, Skill Skill)
{
    /// <param name="filed">As it was written.</param>
    public static Triage From(NewTicket filed)
    {
        var severity =
            filed.Type != TicketType.Fault ? Severity.None
            : filed.Fields.GetValueOrDefault("extent") == "all" ? Severity.Total
            : Severity.Partial;
        var (priority, reason) = (filed.Type, severity, filed.Incident) switch
        {
            (TicketType.Fault, Severity.Total, null) => (2, "Total"),
            (TicketType.Fault, _, not null) => (3, "Incident"), // everybody of an incident is helped at once, by those who repair it
            (TicketType.Fault, _, _) => (3, "Partial"),
            (TicketType.Complaint, _, _) => (3, "Complaint"),
            (TicketType.Privacy, _, _) => (3, "Privacy"),
            _ => (4, "Ordinary"),
        };
        return new Triage(severity, priority, $"Tickets.Priority.{reason}", SkillFor(filed.Type, filed.Topic));
    }

    private static Skill SkillFor(TicketType type, string topic) =>
        (type, topic) switch
        {
            (TicketType.Billing, _) or (TicketType.Question, "bill") => Skill.Billing,
            (TicketType.Change, _) or (TicketType.Question, "contract") => Skill.Contracts,
            (TicketType.Complaint, _) => Skill.Complaints,
            (TicketType.Privacy, _) => Skill.Privacy,
            _ => Skill.Technical,
        };
}
