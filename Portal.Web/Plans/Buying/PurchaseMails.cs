using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// What buyers learn of their orders by mail, in the language they ordered in. Until the mailbox is known to be theirs, a mail holds no
/// word
/// that anybody typed.
/// </summary>
public sealed class PurchaseMails(Texts texts, SiteUrls urls, SiteLinks links, FriendlyTime time)
{
    /// <summary>Asks to confirm the order from the mailbox.</summary>
    public Mail Confirm(Purchase order, PurchaseTexts quote, string secret)
    {
        var words = texts.In(quote.Language);
        return new Mail
        {
            To = order.Email,
            Language = order.Language,
            Subject = words["Buying.Mail.Confirm.Subject", order.Reference],
            IsUrgent = true,
            Greets = false,
            Blocks =
            [
                new Paragraph(words["Buying.Mail.Confirm.Text"]),
                new Facts([
                    new(words["Plans.Order.Reference"], order.Reference),
                    new(words["Plans.Order.What"], quote.Title),
                    new(words["Buying.FirstBill"], quote.FirstSum),
                ]),
                new Button(words["Buying.Mail.Confirm.Button"], Link(quote.Language, secret)),
                new SmallPrint(words["Buying.Mail.Confirm.NotYou"]),
            ],
        };
    }

    /// <summary>The receipt: what was ordered and when, with the whole contract summary, to be kept.</summary>
    public Mail Receipt(Purchase order, ReadPurchase read, DateTimeOffset at, DateOnly withdrawUntil, string secret)
    {
        var (words, quote) = (texts.In(read.Words.Language), read.Words);
        return new Mail
        {
            To = order.Email,
            Language = order.Language,
            Subject = words["Buying.Mail.Receipt.Subject", order.Reference],
            Blocks =
            [
                new Paragraph(words["Plans.Mail.Confirmed.Text"]),
                new Facts([
                    new(words["Plans.Order.Reference"], order.Reference),
                    new(words["Plans.Order.At"], time.Written(words, at)),
                    new(words["Plans.Order.What"], quote.Title),
                    new(words["Plans.Order.WithdrawUntil"], quote.Language.Write(withdrawUntil)),
                ]),
                new Paragraph(words["Buying.Next.Verified"]),
                new Button(words["Plans.Mail.Button"], Link(quote.Language, secret)),
                .. read.Summary.Sections.Select(s => new Paragraph($"{s.Heading}\n{string.Join('\n', s.Lines)}")),
            ],
        };
    }

    /// <summary>How an order ended: completed, cancelled, rejected or failed.</summary>
    public Mail Ended(Purchase order, PurchaseState state, string? customer = null)
    {
        var language = Language.FromCode(order.Language);
        var words = texts.In(language);
        List<Block> blocks = [new Paragraph(words[$"Buying.Mail.{state}.Text"])];
        if (customer is not null)
            blocks.AddRange([
                new Facts([new(words["Buying.Mail.CustomerNumber"], customer)]),
                new Button(words["Buying.Mail.SignUp"], urls.Absolute(links.In(language).SignUp.Index)),
            ]);
        return new Mail
        {
            To = order.Email,
            Language = order.Language,
            Subject = words[$"Plans.Mail.{state}.Subject", order.Reference],
            Blocks = blocks,
        };
    }

    private string Link(Language language, string secret) => urls.Absolute(links.In(language).Buying.LinkOf(secret));
}
