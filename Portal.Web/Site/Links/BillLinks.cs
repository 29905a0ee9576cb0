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

    public string Pdf(string number) => to.Page("/Billing/Pdf/Document", ("number", number));
}
