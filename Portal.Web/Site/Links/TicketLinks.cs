namespace Portal.Web.Site.Links;

/// <summary>Tickets, as customers see them.</summary>
public sealed class TicketLinks(LinkWriter to)
{
    private const string Form = "/Tickets/New/Form";

    public string New => to.Page("/Tickets/New/Open");

    public string Solved => to.Page("/Tickets/New/Solved");

    public string Files => to.Page("/Tickets/New/Upload");

    public string Suggestions => to.Endpoint("Tickets.Suggestions");

    public string Link => to.Page("/Tickets/Tracking/Link");

    public string MailedSurvey => to.Page("/Tickets/Tracking/MailedSurvey");

    public string List(int? page = null) => to.Page("/Tickets/Tracking/List", ("page", page));

    public string Details(string reference) => to.Page("/Tickets/Tracking/Details", ("reference", reference));

    public string Receipt(string reference) => to.Page("/Tickets/Tracking/Receipt", ("reference", reference));

    public string Survey(string reference) => to.Page("/Tickets/Tracking/Survey", ("reference", reference));

    public string NewLink(string? reference = null) => to.Page("/Tickets/Tracking/NewLink", ("reference", reference));

    /// <summary>The link of a mail that opens a ticket for a guest.</summary>
    public string LinkOf(string token) => to.Page("/Tickets/Tracking/Link", ("token", token));

    /// <summary>The link of a mail that asks how one was helped.</summary>
    public string MailedSurveyOf(string token) => to.Page("/Tickets/Tracking/MailedSurvey", ("token", token));

    /// <summary>The stream that says when something new happened to a ticket.</summary>
    /// <param name="reference">The ticket's.</param>
    /// <param name="after">The last entry that is shown.</param>
    public string Events(string reference, long after) => to.Endpoint("Tickets.Events", ("reference", reference), ("after", after));

    /// <summary>The page that asks what a new ticket is about.</summary>
    /// <param name="text">What was looked for before.</param>
    /// <param name="from">The page one comes from: "help/restart-router".</param>
    public string About(string? text = null, string? from = null) => to.Page("/Tickets/New/Open", ("q", text), ("from", from));

    /// <summary>The form to ask for a plan, or for another one.</summary>
    public string NewPlan => to.Page(Form, ("type", "change"), ("topic", "plan"));

    /// <summary>The form to ask whether a plan can be had at a place; the place goes along.</summary>
    public string NewPlanAt(string place) => to.Page(Form, ("type", "change"), ("topic", "plan"), ("q", place));

    /// <summary>The form to report a fault with what was tried in a guide.</summary>
    /// <param name="guide">The page of the guide one comes from.</param>
    public string FaultAfter(string guide) => to.Page(Form, ("type", "fault"), ("guide", guide));

    /// <summary>The form for a new ticket of a type: "fault".</summary>
    /// <param name="type">The word of the type.</param>
    /// <param name="incident">The incident it goes on from.</param>
    /// <param name="follows">The ticket it goes on from.</param>
    public string NewOf(string type, string? incident = null, string? follows = null) =>
        to.Page(Form, ("type", type), ("incident", incident), ("follows", follows));
}
