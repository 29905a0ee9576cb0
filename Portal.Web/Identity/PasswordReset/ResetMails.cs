using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The mails of this journey, each in the language of who reads it.</summary>
public sealed class ResetMails(Texts texts, SiteUrls address, SiteLinks links)
{
    public Mail Link(Person person, string secret)
    {
        var words = WordsOf(person);
        var link = address.Absolute(links.In(words.Language).PasswordReset.Link(secret));
        Block[] blocks =
        [
            new Paragraph(words["Reset.Mail.Link.Words"]),
            new Button(words["Reset.Mail.Link.Button"], link),
            new SmallPrint(words["Reset.Mail.Link.Small"]),
        ];
        return To(person.Email, words, "Reset.Mail.Link.Subject", blocks) with { IsUrgent = true };
    }

    public Mail Code(Person person, string digits)
    {
        var words = WordsOf(person);
        Block[] blocks =
        [
            new Paragraph(words["Reset.Mail.Code.Words"]),
            new Code($"{digits[..4]} {digits[4..]}"),
            new SmallPrint(words["Reset.Mail.Code.Small"]),
        ];
        return To(person.SecondEmail!, words, "Reset.Mail.Code.Subject", blocks) with { IsUrgent = true };
    }

    public Mail Locked(Person person, string mailbox)
    {
        var words = WordsOf(person);
        return To(mailbox, words, "Reset.Mail.Locked.Subject", new Paragraph(words["Reset.Mail.Locked.Words"]));
    }

    public IReadOnlyList<Mail> AccountLocked(Person person)
    {
        var words = WordsOf(person);
        return
        [
            .. AccountMails
                .Confirmed(person)
                .Select(to => To(to, words, "Reset.Mail.Locked.Subject", new Paragraph(words["Reset.Mail.Frozen.Words"]))),
        ];
    }

    private static Mail To(string mailbox, LocalizedTexts words, string subject, params Block[] blocks) =>
        new()
        {
            To = mailbox,
            Language = words.Language.Code,
            Subject = words[subject],
            Blocks = blocks,
        };

    private LocalizedTexts WordsOf(Person person) => texts.In(Language.FromCode(person.Language));
}
