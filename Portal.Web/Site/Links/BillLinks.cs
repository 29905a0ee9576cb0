namespace Portal.Web.Site.Links;

/// <summary>A customer's bills.</summary>
public sealed class BillLinks(LinkWriter to)
{
    public string Index => to.Page("/Billing/Index");

    public string PaymentPlan => to.Page("/Billing/PaymentPlan");

    /// <param name="number">The number of the bill.</param>
    /// <param name="page">The page of its lines; the first when null.</param>
    public string Details(string number, int? page = null) => to.Page("/Billing/Details", ("number", number), ("page", page));

    /// <summary>The form to disagree with lines of a bill.</summary>
    /// <param name="number">The number of the bill.</param>
    /// <param name="page">The page of its lines; the first when null.</param>
    public string Dispute(string number, int? page = null) => to.Page("/Billing/DisputeForm", ("number", number), ("page", page));

    /// <summary>The ways to pay a bill; a post there begins to pay online.</summary>
    public string Pay(string number) => to.Page("/Billing/Payments/Start", ("number", number));

    /// <summary>How a payment stands.</summary>
    public string Payment(string reference) => to.Page("/Billing/Payments/Details", ("reference", reference));

    /// <summary>The page of the payment provider that takes no money.</summary>
    public string Sandbox(string reference) => to.Page("/Billing/Payments/Sandbox", ("reference", reference));

    public string Pdf(string number) => to.Page("/Billing/Pdf/Document", ("number", number));

    /// <summary>The day it is due, as a file for a calendar.</summary>
    public string DueDay(string number) => to.Page("/Billing/Calendars/DueDay", ("number", number));
}
