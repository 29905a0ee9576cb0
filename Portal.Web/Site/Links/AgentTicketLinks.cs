namespace Portal.Web.Site.Links;

/// <summary>What can be done with one ticket at the help desk.</summary>
public sealed class AgentTicketLinks(LinkWriter to, string reference)
{
    private const string Detail = "/Agents/Details";
    private const string HandoverPage = "/Agents/HandoverForm";
    private const string ChangePage = "/Agents/Changes/Index";

    public string Details => Page(Detail);

    /// <summary>Cases like it that were solved.</summary>
    public string Similar => Page("/Agents/Search/Similar");

    public string Take => Handler(Detail, "take");

    public string Presence => Handler(Detail, "here");

    public string FindText => $"{Handler(Detail, "find")}#find";

    public string InsertText => $"{Handler(Detail, "insert")}#text";

    public string Assignment => Page("/Agents/Assignment");

    public string Unassign => Handler("/Agents/Assignment", "back");

    public string Handover => Page(HandoverPage);

    public string AcceptHandover => Handler(HandoverPage, "accept");

    public string ReturnHandover => Handler(HandoverPage, "return");

    public string Triage => Page("/Agents/Triage");

    public string Promise => Page("/Agents/PromiseForm");

    public string Incident => Page("/Agents/IncidentForm");

    public string OpenIncidents => to.Page("/Agents/IncidentForm", ("reference", reference), ("from", "open"));

    public string Merge => Page("/Agents/Merge");

    /// <summary>What a line of the customer could have instead.</summary>
    /// <param name="line">The number of the line; null for the one the ticket is about.</param>
    public string Change(string? line = null) => to.Page(ChangePage, ("reference", reference), ("line", line));

    public string WithdrawChange => Handler(ChangePage, "withdraw");

    /// <summary>What a choice means for the customer; one of plan, extra to add and extra to end is given.</summary>
    public string ChangeQuote(string? line, string? plan = null, string? add = null, string? end = null, string? from = null) =>
        to.Page(
            "/Agents/Changes/Quote",
            ("reference", reference),
            ("line", line),
            ("plan", plan),
            ("add", add),
            ("end", end),
            ("from", from)
        );

    public string Unmerge => Handler("/Agents/Merge", "undo");

    private string Page(string page) => to.Page(page, ("reference", reference));

    private string Handler(string page, string handler) => to.Handler(page, handler, ("reference", reference));
}
