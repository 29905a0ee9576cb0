using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The mails of this journey, each in the language of who reads it.</summary>
public sealed class ResetMails(Texts texts, SiteUrls address, SiteLinks links)
{
    public Mail Link(Person person, string secret)
    {
        var localized = LocalizedFor(person);
        var link = address.Absolute(links.In(localized.Language).PasswordReset.Link(secret));
        Block[] blocks =
        [
            new Paragraph(localized["Reset.Mail.Link.Text"]),
            new Button(localized["Reset.Mail.Link.Button"], link),
            new SmallPrint(localized["Reset.Mail.Link.Small"]),
        ];
        return To(person.Email, localized, "Reset.Mail.Link.Subject", blocks) with { IsUrgent = true };
    }

    public Mail Code(Person person, string digits)
    {
        var localized = LocalizedFor(person);
        Block[] blocks =
        [
            new Paragraph(localized["Reset.Mail.Code.Text"]),
            new Code($"{digits[..4]} {digits[4..]}"),
            new SmallPrint(localized["Reset.Mail.Code.Small"]),
        ];
        return To(person.SecondEmail!, localized, "Reset.Mail.Code.Subject", blocks) with { IsUrgent = true };
    }

    public Mail Locked(Person person, string mailbox)
    {
        var localized = LocalizedFor(person);
        return To(mailbox, localized, "Reset.Mail.Locked.Subject", new Paragraph(localized["Reset.Mail.Locked.Text"]));
    }

    public IReadOnlyList<Mail> AccountLocked(Person person)
    {
        var localized = LocalizedFor(person);
        return
        [
            .. AccountMails
                .Confirmed(person)
                .Select(to => To(to, localized, "Reset.Mail.Locked.Subject", new Paragraph(localized["Reset.Mail.Frozen.Text"]))),
        ];
    }

    private static Mail To(string mailbox, LocalizedTexts localized, string subject, params Block[] blocks) =>
        new()
        {
            To = mailbox,
            Language = localized.Language.Code,
            Subject = localized[subject],
            Blocks = blocks,
        };

    private LocalizedTexts LocalizedFor(Person person) => texts.In(Language.FromCode(person.Language));
}
