using Portal.Web.Messages;
using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Billing.Dunning;

/// <summary>What a customer hears whose bills are not paid: what is open, what comes next and when, and how it is stopped.</summary>
public sealed class DunningMails(Texts texts, SiteUrls urls, SiteLinks links)
{
    /// <summary>One of the two reminders, with what follows.</summary>
    public Mail Reminder(AccountHolder to, BillDunning bill, DunningStep step, DunningPlan plan)
    {
        var (words, language) = Of(to);
        List<Block> blocks =
        [
            new Paragraph(
                words[$"Dunning.Mail.{step}.Text", bill.Number, bill.Counted.In(language), language.Write(bill.Bill.Invoice.DueOn)]
            ),
        ];
        if (step == DunningStep.SecondReminder && plan.Rules.ReminderFee > 0)
            blocks.Add(new Paragraph(words["Dunning.Mail.Fee", Fee(plan, bill).In(language)]));
        if (plan.Suspension is { IsAnnounced: false } ahead && ahead.Bills.Any(b => b.Number == bill.Number))
            blocks.Add(new Paragraph(words["Dunning.Mail.Next", language.Write(ahead.AnnounceOn), language.Write(ahead.SuspendOn)]));
        blocks.Add(new Paragraph(words["Dunning.Mail.Help"]));
        return Mail(to, words[$"Dunning.Mail.{step}.Subject", bill.Number], blocks, links.In(language).Bills.Details(bill.Number));
    }

    /// <summary>The announcement: for how much, on which day, and what stops it.</summary>
    public Mail Announced(AccountHolder to, SuspensionPlan plan)
    {
        var (words, language) = Of(to);
        var (day, sum) = (language.Write(plan.SuspendOn), plan.Amount.In(language));
        return Mail(
            to,
            words["Dunning.Mail.Announced.Subject", day],
            [
                new Paragraph(words["Dunning.Mail.Announced.Text", day, sum]),
                new Facts([
                    .. plan.Bills.Select(b => new Fact(words["Dunning.Mail.Bill", b.Number], b.Counted.In(language))),
                    new(words["Dunning.Mail.Sum"], sum),
                    new(words["Dunning.Mail.Day"], day),
                ]),
                new Paragraph(words["Dunning.Mail.Announced.Stop"]),
                new Paragraph(words["Dunning.Mail.Announced.Rights"]),
                new Paragraph(words["Dunning.Emergency"]),
            ],
            links.In(language).Bills.Index
        );
    }

    /// <summary>The line is suspended now.</summary>
    public Mail Suspended(AccountHolder to, SuspensionPlan plan)
    {
        var (words, language) = Of(to);
        return Mail(
            to,
            words["Dunning.Mail.Suspended.Subject"],
            [new Paragraph(words["Dunning.Mail.Suspended.Text", plan.Amount.In(language)]), new Paragraph(words["Dunning.Emergency"])],
            links.In(language).Bills.Index
        );
    }

    /// <summary>The line works again, or the suspension that was announced does not come.</summary>
    /// <param name="to">Who reads it.</param>
    /// <param name="notice">What was announced; null for a line that was suspended before the portal announced anything.</param>
    public Mail Ended(AccountHolder to, SuspensionNotice? notice)
    {
        var (words, language) = Of(to);
        return notice is { IsSuspended: false }
            ? Mail(
                to,
                words["Dunning.Mail.Withdrawn.Subject"],
                [new Paragraph(words["Dunning.Mail.Withdrawn.Text", language.Write(notice.SuspendOn)])],
                links.In(language).Bills.Index
            )
            : Mail(
                to,
                words["Dunning.Mail.Resumed.Subject"],
                [new Paragraph(words["Dunning.Mail.Resumed.Text"])],
                links.In(language).Bills.Index
            );
    }

    /// <summary>What the second reminder of a bill costs.</summary>
    internal static Money Fee(DunningPlan plan, BillDunning bill) => new(plan.Rules.ReminderFee, bill.Counted.Currency);

    private (LocalizedTexts Words, Language Language) Of(AccountHolder to)
    {
        var words = texts.In(Language.FromCode(to.Language));
        return (words, words.Language);
    }

    private Mail Mail(AccountHolder to, string subject, IReadOnlyList<Block> blocks, string address) =>
        new()
        {
            To = to.Email,
            Language = to.Language,
            Subject = subject,
            Blocks = [.. blocks, new Button(texts.In(Language.FromCode(to.Language))["Dunning.Mail.Button"], urls.Absolute(address))],
        };
}
