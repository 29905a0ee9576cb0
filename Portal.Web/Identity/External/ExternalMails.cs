using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.External;

/// <summary>The mails of signing in through an identity server for the first time. They repeat nothing the server has said.</summary>
public sealed class ExternalMails(Texts texts, SiteUrls address, SiteLinks links, ProviderProfile provider)
{
    /// <param name="to">Whom it is for.</param>
    /// <param name="secret">Of the link; good for a day.</param>
    /// <param name="server">Where they signed in.</param>
    /// <param name="isNew">True when an account is made; else one that is there is connected.</param>
    public Mail Link(FirstSignInLink to, string secret, ExternalServer server, bool isNew)
    {
        var said = texts.In(Language.FromCode(to.Language));
        var kind = isNew ? "New" : "Known";
        return new Mail
        {
            To = to.Email,
            Language = said.Language.Code,
            Subject = said["External.Mail.Subject", provider.Name],
            IsUrgent = true,
            Blocks =
            [
                new Paragraph(said[$"External.Mail.{kind}", server.Name]),
                new Button(said["External.Mail.Button"], address.Absolute(links.In(said.Language).External.LinkOf(secret))),
                new SmallPrint(said["External.Mail.Small"]),
            ],
        };
    }
}
