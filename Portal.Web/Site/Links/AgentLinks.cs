namespace Portal.Web.Site.Links;

/// <summary>The help desk.</summary>
public sealed class AgentLinks(LinkWriter to)
{
    public string Queue => to.Page("/Agents/Index");

    /// <summary>The search over everything the help desk knows.</summary>
    /// <param name="query">The query of the address, without its "?"; empty for its help.</param>
    public string Search(string query = "") => With(to.Page("/Agents/Search/Index"), query);

    /// <summary>The first results while somebody types.</summary>
    public string SearchSuggestions => to.Handler("/Agents/Search/Index", "suggest");

    public string Replies => to.Page("/Agents/Replies");

    public string RemoveReply => to.Handler("/Agents/Replies", "remove");

    /// <param name="reference">The ticket's.</param>
    /// <param name="query">The queue one came from, as <see cref="QueueOf"/> takes it; none otherwise.</param>
    public string Details(string reference, string query = "") => With(to.Page("/Agents/Details", ("reference", reference)), query);

    public AgentTicketLinks Ticket(string reference) => new(to, reference);

    /// <summary>The queue narrowed to something.</summary>
    /// <param name="query">The query of the address, without its "?".</param>
    public string QueueOf(string query) => With(Queue, query);

    /// <summary>One change to several tickets.</summary>
    /// <param name="query">Which tickets, and the queue they were chosen in.</param>
    public string Changes(string query) => With(Choose, query);

    /// <summary>A ticket for a customer who calls: first whose it is, then what it is about.</summary>
    /// <param name="customer">The customer's number; null while it is looked for.</param>
    public string NewCall(string? customer = null) => to.Page("/Agents/Calls/New", ("customer", customer));

    /// <summary>What a customer has: contracts, orders, bills, data used.</summary>
    /// <param name="number">The customer's number.</param>
    /// <param name="ticket">The request one comes from; null for who has to give a reason.</param>
    public string Customer(string number, string? ticket = null) =>
        to.Page("/Agents/Customers/Details", ("number", number), ("ticket", ticket));

    /// <summary>One bill of a customer.</summary>
    /// <param name="number">The customer's number.</param>
    /// <param name="bill">The number of the bill.</param>
    /// <param name="ticket">The request one comes from.</param>
    /// <param name="page">The page of its lines; the first when null.</param>
    public string CustomerBill(string number, string bill, string? ticket = null, int? page = null) =>
        to.Page("/Agents/Customers/Bill", ("number", number), ("bill", bill), ("ticket", ticket), ("page", page));

    /// <summary>Who looked at which customer.</summary>
    /// <param name="before">Entries older than this one; the newest when null.</param>
    public string AccessLog(long? before = null) => to.Page("/Agents/Customers/AccessLog", ("before", before));

    /// <summary>Mails that were not delivered.</summary>
    /// <param name="before">Mails before this one; the newest when null.</param>
    public string Quarantine(long? before = null) => to.Page("/Agents/Inbound/List", ("before", before));

    public string QuarantinedMail(long id) => to.Page("/Agents/Inbound/Details", ("id", id));

    public string DiscardMail(long id) => to.Handler("/Agents/Inbound/Details", "discard", ("id", id));

    /// <summary>Where the choice of the queue is sent to.</summary>
    public string Choose => to.Page("/Agents/Queue/Changes");

    public string Change(string handler) => to.Handler("/Agents/Queue/Changes", handler);

    public string Picture(string reference, string key) => to.Handler("/Agents/File", "picture", ("reference", reference), ("key", key));

    public string File(string reference, string key) => to.Page("/Agents/File", ("reference", reference), ("key", key));

    public string EditReply(string key, string language) => $"{to.Page("/Agents/Replies", ("key", key), ("in", language))}#write";

    public string Find(string text) => to.Page("/Agents/Index", ("level", "all"), ("q", text));

    public string Reports(object? days = null, object? by = null) => to.Page("/Agents/Reports", ("days", days), ("by", by));

    public string ReportsFile(object? days, object? by) => to.Handler("/Agents/Reports", "csv", ("days", days), ("by", by));

    private static string With(string path, string query) => query == "" ? path : $"{path}?{query}";
}
