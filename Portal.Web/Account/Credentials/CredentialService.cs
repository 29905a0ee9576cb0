using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;

namespace Portal.Web.Account.Credentials;

/// <summary>
/// Has a new password of a line or its mailbox made, tells every confirmed address, and hands the password to the page that shows it.
/// </summary>
public sealed class CredentialService(
    ICredentials credentials,
    ShownOnce secrets,
    Database db,
    PersonManager people,
    AccountMails mails,
    IHttpContextAccessor context
)
{
    internal const string Changed = "connection-password.changed";
    internal const string MailboxChanged = "mailbox-password.changed";

    /// <summary>The user names of a line; not found for lines of others and for those that have none.</summary>
    public async Task<Answer<IReadOnlyList<Credential>>> ListAsync(Me me, string service, CancellationToken ct)
    {
        if (me.CustomerNumber is not { } customer)
            return Answer.NotFound<IReadOnlyList<Credential>>();
        var answer = await credentials.ListAsync(customer, ct);
        if (!answer.Has(out var all))
            return answer;
        var found = all.Where(c => c.Service == service).OrderBy(c => c.Kind).ToList();
        return Answer.Of<IReadOnlyList<Credential>>(found.Count == 0 ? null : found);
    }

    /// <summary>
    /// Makes a password once for each reference. Once begun it is finished, whether or not the browser still waits: of a button touched
    /// twice the first request is given up by the browser.
    /// </summary>
    /// <returns>False when the provider's system is away, and nothing was made.</returns>
    public async Task<bool> ResetAsync(Me me, string service, CredentialKind kind, string reference, CancellationToken ct)
    {
        if (!await secrets.BeginAsync(me, reference, ct))
            return true;
        var person = await people.GetAsync(me);
        var place = ClientInfo.From(context.HttpContext!);
        var reset = new CredentialReset(me.CustomerNumber!, service, kind, reference);
        var answer = await credentials.ResetAsync(reset, CancellationToken.None);
        if (!answer.Has(out var made))
        {
            await secrets.AbandonAsync(me, reference);
            return false;
        }

        var (changed, words) =
            kind == CredentialKind.Mailbox ? (MailboxChanged, "Notice.MailboxPassword.Text") : (Changed, "Notice.ConnectionPassword.Text");
        var notice = mails.Tell(person, changed, place, words);
        var closed = made.Password is { } password ? secrets.Seal(password) : null;
        await db.WriteAsync(
            async work =>
            {
                await work.AuditAsync(me.Target, changed, me.Target, $"{place}");
                await mails.SendAsync(work, notice);
                if (closed is not null)
                    await ShownOnce.KeepAsync(work, me, reference, closed);
            },
            CancellationToken.None
        );
        return true;
    }
}
