namespace Portal.Web.Site.Links;

/// <summary>What the provider sells.</summary>
public sealed class PlanLinks(LinkWriter to)
{
    public string Index => to.Page("/Plans/Index");

    /// <summary>The plans for one kind of line, for a place, and against one line of who is signed in.</summary>
    public string IndexAt(string country, string postcode, string street, string? technology = null, string? line = null) =>
        to.Page(
            "/Plans/Index",
            ("technology", technology),
            ("line", line),
            ("country", Some(country)),
            ("postcode", Some(postcode)),
            ("street", Some(street))
        );

    /// <summary>Where anybody asks what can be had at an address.</summary>
    public string Place => to.Page("/Plans/Places/Index");

    /// <summary>The answer for an address.</summary>
    public string PlaceOf(string country, string postcode, string street) =>
        to.Page("/Plans/Places/Index", ("country", Some(country)), ("postcode", Some(postcode)), ("street", Some(street)));

    /// <summary>One plan: the version that can be bought, or the one that somebody bought.</summary>
    public string Details(string code, int? version = null) => to.Page("/Plans/Details", ("code", code), ("version", version));

    /// <summary>Four questions on which plan suits.</summary>
    public string Advice => to.Page("/Plans/Advice/Index");

    /// <summary>Where somebody chooses another plan, or extras, for one of their lines.</summary>
    public string Change(string service) => to.Page("/Plans/Change/Index", ("service", service));

    /// <summary>What a choice means; one of plan, extra to add and extra to end is given.</summary>
    public string Quote(string service, string? plan = null, string? add = null, string? end = null, string? from = null) =>
        to.Page("/Plans/Change/Quote", ("service", service), ("plan", plan), ("add", add), ("end", end), ("from", from));

    /// <summary>Where a quote is read in full and ordered.</summary>
    public string Confirm(string reference) => to.Page("/Plans/Orders/Confirm", ("reference", reference));

    /// <summary>A change that the help desk prepared: where the customer looks at it and decides.</summary>
    public string Prepared(string reference) => to.Page("/Plans/Prepared/Details", ("reference", reference));

    /// <summary>Declines it.</summary>
    public string DeclinePrepared(string reference) => to.Handler("/Plans/Prepared/Details", "decline", ("reference", reference));

    /// <summary>What a customer was told of a new price.</summary>
    public string PriceNotice(string reference) => to.Page("/Plans/PriceChanges/Notice", ("reference", reference));

    /// <summary>How an order stands.</summary>
    public string Order(string reference) => to.Page("/Plans/Orders/Details", ("reference", reference));

    /// <summary>The contract summary of an order or quote, as a file.</summary>
    public string Summary(string reference) => to.Page("/Plans/Orders/SummaryFile", ("reference", reference));

    /// <summary>Takes an order back.</summary>
    public string CancelOrder(string reference) => to.Handler("/Plans/Orders/Details", "cancel", ("reference", reference));

    /// <summary>What somebody ordered.</summary>
    public string Orders => to.Page("/Plans/Orders/Index");

    private static string? Some(string text) => text == "" ? null : text;
}
