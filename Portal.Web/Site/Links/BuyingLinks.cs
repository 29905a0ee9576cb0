namespace Portal.Web.Site.Links;

/// <summary>Buying a new line, without an account.</summary>
public sealed class BuyingLinks(LinkWriter to)
{
    /// <summary>Where a purchase begins: address and extras.</summary>
    public string Plan(string plan, string country = "", string postcode = "", string street = "", IReadOnlyList<string>? extras = null) =>
        to.Page("/Plans/Buying/Index", Choice(plan, country, postcode, street, extras));

    /// <summary>Where the buyer says who they are.</summary>
    /// <param name="plan">The code of the plan.</param>
    /// <param name="country">Two letters.</param>
    /// <param name="postcode">As it was typed.</param>
    /// <param name="street">Street and house number.</param>
    /// <param name="extras">Codes of extras.</param>
    /// <param name="order">A quote they made before, whose details stand in the form.</param>
    public string Details(
        string plan,
        string country = "",
        string postcode = "",
        string street = "",
        IReadOnlyList<string>? extras = null,
        string? order = null
    ) => to.Page("/Plans/Buying/Details", [.. Choice(plan, country, postcode, street, extras), ("order", order)]);

    /// <summary>Where everything is read and ordered.</summary>
    public string Confirm(string reference) => to.Page("/Plans/Buying/Confirm", ("reference", reference));

    /// <summary>How an order stands.</summary>
    public string Order(string reference) => to.Page("/Plans/Buying/Order", ("reference", reference));

    /// <summary>Confirms an order from its mailbox.</summary>
    public string Verify(string reference) => to.Handler("/Plans/Buying/Order", "verify", ("reference", reference));

    /// <summary>Takes an order back.</summary>
    public string Cancel(string reference) => to.Handler("/Plans/Buying/Order", "cancel", ("reference", reference));

    /// <summary>The contract summary as a file.</summary>
    public string Summary(string reference) => to.Page("/Plans/Buying/SummaryFile", ("reference", reference));

    /// <summary>Where the link of a mail leads once its secret is out of the address.</summary>
    public string Link => to.Page("/Plans/Buying/Link");

    /// <summary>The link of a mail that opens an order.</summary>
    public string LinkOf(string token) => to.Page("/Plans/Buying/Link", ("token", token));

    /// <summary>Orders for new lines, for the help desk.</summary>
    public string Connections => to.Page("/Plans/Connections/Index");

    /// <summary>One of them.</summary>
    public string Connection(string reference) => to.Page("/Plans/Connections/Details", ("reference", reference));

    /// <summary>Says that it cannot be carried out.</summary>
    public string RejectConnection(string reference) => to.Handler("/Plans/Connections/Details", "reject", ("reference", reference));

    private static LinkWriter.Parameter[] Choice(
        string plan,
        string country,
        string postcode,
        string street,
        IReadOnlyList<string>? extras
    ) =>
        [
            ("plan", plan),
            ("country", Some(country)),
            ("postcode", Some(postcode)),
            ("street", Some(street)),
            ("extra", extras is { Count: > 0 } ? extras : null),
        ];

    private static string? Some(string text) => text == "" ? null : text;
}
