namespace Portal.Web.Agents.Search;

/// <summary>What the help desk's search finds, as the index and the address call it.</summary>
internal static class RecordKinds
{
    public const string Ticket = "ticket";
    public const string Customer = "customer";
    public const string Incident = "incident";
    public const string Reply = "reply";

    /// <summary>Help articles are found by the engine of the help pages, and are not in the index.</summary>
    public const string Article = "article";

    public static IReadOnlyList<string> All { get; } = [Ticket, Customer, Incident, Article, Reply];
}
