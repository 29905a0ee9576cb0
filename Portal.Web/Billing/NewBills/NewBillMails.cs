using Portal.Web.Messages;
using Portal.Web.Plans;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Billing.NewBills;

/// <summary>
/// Says that a bill is there: the amount, the last day to pay, why it is another sum than the month before, and where it is.
/// </summary>
public sealed class NewBillMails(Texts texts, SiteUrls urls, SiteLinks links)
{
    /// <param name="to">The confirmed address of an account.</param>
    /// <param name="language">The language of whoever reads there.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="why">Why it differs from the one before; null for the first.</param>
    public Mail Of(string to, Language language, Bill bill, string? why)
    {
        var (words, invoice) = (texts.In(language), bill.Invoice);
        var (month, sum) = (language.Write(invoice.Period), invoice.Total.In(language));
        List<Block> blocks =
        [
            new Paragraph(
                bill.ToPay.IsZero
                    ? words["NewBill.Mail.NothingToPay", month, sum]
                    : words["NewBill.Mail.Text", month, bill.ToPay.In(language), language.Write(invoice.DueOn)]
            ),
        ];
        if (why is not null)
            blocks.Add(new Paragraph(why));
        return new Mail
        {
            To = to,
            Language = language.Code,
            Subject = words["NewBill.Mail.Subject", month, sum],
            Blocks =
            [
                .. blocks,
                new Button(words["NewBill.Mail.Button"], urls.Absolute(links.In(language).Bills.Details(invoice.Number))),
                new SmallPrint(words["Bill.NumberName"] + ": " + invoice.Number),
            ],
        };
    }
}
