namespace Portal.Web.Tickets.Asking;

/// <summary>One of several, for the eye: what is asked, the answers, which one is chosen, and what is wrong.</summary>
public sealed record Choice(string Name, string Legend, IEnumerable<(string Value, string Label)> Answers, string? Chosen, string? Wrong);
