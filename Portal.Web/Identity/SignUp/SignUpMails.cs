using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// The mails of signing up. None repeats what was typed: whoever asks may not be who reads, and nobody's mailbox is to be filled with
/// somebody else's words.
/// </summary>
public sealed class SignUpMails(Texts texts, SiteUrls address, SiteLinks links, ProviderProfile brand)
{
    /// <summary>The way to choose a password.</summary>
    public Mail Link(Applicant to, string secret) =>
        Write(
            to,
            "Link",
            words =>
                [
                    new Paragraph(words["SignUp.Mail.Link.Words"]),
                    new Button(words["SignUp.Mail.Link.Button"], address.Absolute(links.In(to.Language).SignUp.Link(secret))),
                    new SmallPrint(words["SignUp.Mail.Link.Small"]),
                ]
        );

    /// <summary>There is an account for this address or this customer already.</summary>
    public Mail Exists(Applicant to) =>
        Write(
            to,
            "Exists",
            words =>
                [
                    new Paragraph(words["SignUp.Mail.Exists.Words"]),
                    new Button(words["SignIn.Title"], address.Absolute(links.In(to.Language).SignIn.Index())),
                    new Paragraph(words["SignUp.Mail.Exists.Forgot"]),
                    new Button(words["SignUp.Mail.Exists.Reset"], address.Absolute(links.In(to.Language).PasswordReset.Start)),
                    new SmallPrint(words["SignUp.Mail.Small"]),
                ]
        );

    /// <summary>Number and code did not fit: said here, and on no page, so that only the owner of a mailbox learns it.</summary>
    public Mail NoFit(Applicant to) =>
        Write(
            to,
            "NoFit",
            words =>
                [
                    new Paragraph(words["SignUp.Mail.NoFit.Words"]),
                    new Button(words["SignUp.Again"], address.Absolute(links.In(to.Language).SignUp.Index)),
                    new SmallPrint(words["SignUp.Mail.Small"]),
                ]
        );

    /// <summary>
    /// To the address the provider has, when an account was made with another one: a letter may have been opened by somebody else.
    /// </summary>
    public Mail Opened(Applicant to) =>
        Write(to, "Opened", words => [new Paragraph(words["SignUp.Mail.Opened.Words"]), new Paragraph(words["SignUp.Mail.Opened.NotMe"])]);

    /// <summary>The same when the customer number was linked to an account that was there already.</summary>
    public Mail Linked(Applicant to) =>
        Write(to, "Linked", words => [new Paragraph(words["SignUp.Mail.Linked.Words"]), new Paragraph(words["SignUp.Mail.Opened.NotMe"])]);

    private Mail Write(Applicant to, string kind, Func<LocalizedTexts, IReadOnlyList<Block>> blocks)
    {
        var words = texts.In(Language.FromCode(to.Language));
        return new Mail
        {
            To = to.Email,
            Language = to.Language,
            Subject = words[$"SignUp.Mail.{kind}.Subject", brand.Name],
            Blocks = blocks(words),
            IsUrgent = kind != "Opened",
        };
    }
}
