using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// The mails of signing up. None repeats what was typed: whoever asks may not be who reads, and nobody's mailbox is to be filled with
/// somebody else's words.
/// </summary>
public sealed class SignUpMails(Texts texts, SiteUrls address, SiteLinks links, ProviderProfile provider)
{
    /// <summary>The way to choose a password.</summary>
    public Mail Link(Applicant to, string secret) =>
        Write(
            to,
            "Link",
            localized =>
                [
                    new Paragraph(localized["SignUp.Mail.Link.Text"]),
                    new Button(localized["SignUp.Mail.Link.Button"], address.Absolute(links.In(to.Language).SignUp.Link(secret))),
                    new SmallPrint(localized["SignUp.Mail.Link.Small"]),
                ]
        );

    /// <summary>There is an account for this address or this customer already.</summary>
    public Mail Exists(Applicant to) =>
        Write(
            to,
            "Exists",
            localized =>
                [
                    new Paragraph(localized["SignUp.Mail.Exists.Text"]),
                    new Button(localized["SignIn.Title"], address.Absolute(links.In(to.Language).SignIn.Index())),
                    new Paragraph(localized["SignUp.Mail.Exists.Forgot"]),
                    new Button(localized["SignUp.Mail.Exists.Reset"], address.Absolute(links.In(to.Language).PasswordReset.Start)),
                    new SmallPrint(localized["SignUp.Mail.Small"]),
                ]
        );

    /// <summary>Number and code did not fit: said here, and on no page, so that only the owner of a mailbox learns it.</summary>
    public Mail NoFit(Applicant to) =>
        Write(
            to,
            "NoFit",
            localized =>
                [
                    new Paragraph(localized["SignUp.Mail.NoFit.Text"]),
                    new Button(localized["SignUp.Again"], address.Absolute(links.In(to.Language).SignUp.Index)),
                    new SmallPrint(localized["SignUp.Mail.Small"]),
                ]
        );

    /// <summary>
    /// To the address the provider has, when an account was made with another one: a letter may have been opened by somebody else.
    /// </summary>
    public Mail Opened(Applicant to) =>
        Write(
            to,
            "Opened",
            localized => [new Paragraph(localized["SignUp.Mail.Opened.Text"]), new Paragraph(localized["SignUp.Mail.Opened.NotMe"])]
        );

    /// <summary>The same when the customer number was linked to an account that was there already.</summary>
    public Mail Linked(Applicant to) =>
        Write(
            to,
            "Linked",
            localized => [new Paragraph(localized["SignUp.Mail.Linked.Text"]), new Paragraph(localized["SignUp.Mail.Opened.NotMe"])]
        );

    private Mail Write(Applicant to, string kind, Func<LocalizedTexts, IReadOnlyList<Block>> blocks)
    {
        var localized = texts.In(Language.FromCode(to.Language));
        return new Mail
        {
            To = to.Email,
            Language = to.Language,
            Subject = localized[$"SignUp.Mail.{kind}.Subject", provider.Name],
            Blocks = blocks(localized),
            IsUrgent = kind != "Opened",
        };
    }
}
