using Portal.Web.Messages;
using Portal.Web.Plans;
using Portal.Web.Provider.Payments;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Billing.Payments;

/// <summary>What a customer learns of a payment by mail.</summary>
public sealed class PaymentMails(Texts texts, SiteUrls urls, SiteLinks links)
{
    public Mail Of(string to, OnlinePayment payment, PaymentState state)
    {
        var words = texts.In(Language.FromCode(payment.Language));
        return new Mail
        {
            To = to,
            Language = payment.Language,
            Subject = words[$"Payment.Mail.{state}.Subject", payment.InvoiceNumber],
            Blocks =
            [
                new Paragraph(words[$"Payment.Mail.{state}.Text", payment.Sum.In(words.Language), payment.InvoiceNumber]),
                new Button(words["Payment.Mail.Button"], urls.Absolute(links.In(words.Language).Bills.Details(payment.InvoiceNumber))),
                new SmallPrint(words["Payment.Mail.Reference", payment.Reference]),
            ],
        };
    }
}
