namespace Portal.Web.Tickets.New;

/// <summary>One of several, for the eye: what is asked, the answers, which one is chosen, and what is wrong.</summary>
public sealed record RadioGroup(
    string Name,
    string Legend,
    IEnumerable<(string Value, string Label)> Answers,
    string? Chosen,
    string? Error
);
