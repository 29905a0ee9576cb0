using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// Whose room a file fills while its form is not sent: a customer has one of their own, guests share the room of their network.
/// </summary>
public sealed record UploadOwner(string Name, bool IsGuest)
{
    public static UploadOwner From(HttpContext context) =>
        context.Me() is { } me ? new($"person:{me.PersonId}", false) : new($"network:{Secret.Hash(ClientNetwork.NameOf(context))}", true);

    /// <summary>The files of mails, which nobody has signed in for; each waits only until its mail is delivered.</summary>
    public static readonly UploadOwner Mails = new("network:mail", true);
}
