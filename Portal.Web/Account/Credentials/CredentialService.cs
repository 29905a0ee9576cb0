using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;

namespace Portal.Web.Account.Credentials;

/// <summary>Has a new password of a line made, tells every confirmed address, and hands the password to the page that shows it.</summary>
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

    /// <summary>The user name of a line; not found for lines of others and for those that have none.</summary>
    public async Task<Answer<Credential>> FindAsync(Me me, string service, CancellationToken ct)
    {
        if (me.CustomerNumber is not { } customer)
            return Answer.NotFound<Credential>();
        var answer = await credentials.ListAsync(customer, ct);
        return answer.State == AnswerState.Failed ? Answer.Failed<Credential>(answer.MayRetry)
            : answer.Has(out var all) ? Answer.Of(all.FirstOrDefault(c => c.Service == service && c.Kind == CredentialKind.Connection))
            : Answer.NotFound<Credential>();
    }

    /// <summary>
    /// Makes a password once for each reference. Once begun it is finished, whether or not the browser still waits: of a button touched
    /// twice the first request is given up by the browser.
    /// </summary>
    /// <returns>False when the provider's system is away, and nothing was made.</returns>
    public async Task<bool> ResetAsync(Me me, string service, string reference, CancellationToken ct)
    {
        if (!await secrets.BeginAsync(me, reference, ct))
            return true;
        var person = await people.GetAsync(me);
        var place = ClientInfo.From(context.HttpContext!);
        var reset = new CredentialReset(me.CustomerNumber!, service, CredentialKind.Connection, reference);
        var answer = await credentials.ResetAsync(reset, CancellationToken.None);
        if (!answer.Has(out var made))
        {
            await secrets.AbandonAsync(me, reference);
            return false;
        }

        var notice = mails.Tell(person, Changed, place, "Notice.ConnectionPassword.Text");
        var closed = made.Password is { } password ? secrets.Seal(password) : null;
        await db.WriteAsync(
            async work =>
            {
                await work.AuditAsync(me.Target, Changed, me.Target, $"{place}");
                await mails.SendAsync(work, notice);
                if (closed is not null)
                    await ShownOnce.KeepAsync(work, me, reference, closed);
            },
            CancellationToken.None
        );
        return true;
    }
}
