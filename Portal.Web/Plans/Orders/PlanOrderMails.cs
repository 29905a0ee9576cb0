using Portal.Web.Messages;
using Portal.Web.Plans.Change;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Plans.Orders;

/// <summary>What customers learn of their orders by mail, in the language they ordered in.</summary>
public sealed class PlanOrderMails(Texts texts, SiteUrls urls, SiteLinks links, FriendlyTime time)
{
    /// <summary>The receipt: what was ordered and when, with the whole contract summary, to be kept.</summary>
    public Mail Confirmed(string to, PlanOrder order, QuoteTexts quote, ContractSummary summary, DateOnly withdrawUntil, DateTimeOffset at)
    {
        var words = texts.In(Language.FromCode(order.Language));
        List<Fact> facts =
        [
            new(words["Plans.Order.Reference"], order.Reference),
            new(words["Plans.Order.At"], time.Written(words, at)),
            new(words["Plans.Order.What"], quote.Title),
            new(words["Plans.Order.From"], quote.Effective),
            new(words["Plans.Order.WithdrawUntil"], quote.Day(withdrawUntil)),
        ];
        return new Mail
        {
            To = to,
            Language = order.Language,
            Subject = words["Plans.Mail.Confirmed.Subject", quote.Title],
            Blocks =
            [
                new Paragraph(words["Plans.Mail.Confirmed.Text"]),
                new Facts(facts),
                new Button(words["Plans.Mail.Button"], Address(order)),
                .. summary.Sections.Select(s => new Paragraph($"{s.Heading}\n{string.Join('\n', s.Lines)}")),
            ],
        };
    }

    /// <summary>How an order ended: completed, cancelled, rejected or failed.</summary>
    public Mail Ended(string to, PlanOrder order, PlanOrderState state)
    {
        var words = texts.In(Language.FromCode(order.Language));
        return new Mail
        {
            To = to,
            Language = order.Language,
            Subject = words[$"Plans.Mail.{state}.Subject", order.Reference],
            Blocks = [new Paragraph(words[$"Plans.Mail.{state}.Text"]), new Button(words["Plans.Mail.Button"], Address(order))],
        };
    }

    private string Address(PlanOrder order) => urls.Absolute(links.In(Language.FromCode(order.Language)).Plans.Order(order.Reference));
}
