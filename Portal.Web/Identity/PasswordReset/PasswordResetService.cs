using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>
/// Sets a new password without the old one. All sessions end, everything that could set another is void, and every mailbox of the account
/// is notified, with a way to lock the account.
/// </summary>
public sealed class PasswordResetService(PersonManager people, PersonStore store, HashingQueue hashing, AccountMails mails)
{
    private const string MarkDone = "update token set data = @Done where id = @Id";

    /// <summary>
    /// Fails with the texts of what is wrong with the password; with <see cref="Gone"/> when what proved the person was used up meanwhile.
    /// </summary>
    public async Task<IdentityResult> SetAsync(ResetSession standing, string password, HttpContext context, CancellationToken ct)
    {
        if (!standing.IsVerified)
            return Gone;
        var (person, place, browser) = (standing.Person, ClientInfo.From(context), KnownDevices.BrowserOf(context));
        var over = AccountAttempts.OverWithPassword(person, context);
        var notice = mails.Tell(person, "PasswordReset", place, "Notice.PasswordReset.Text");
        return await StoreAsync(
            person,
            password,
            async work =>
            {
                if (!await Tokens.UseAsync(work, standing.Token))
                    throw new LinkUsedException();
                await work.ExecuteAsync(MarkDone, new { ResetSessionStore.Done, standing.Token.Id });
                await ResetPurposes.VoidAllAsync(work, person.Id);
                await SessionService.EndAllAsync(work, person.Id, "password-reset");
                // whoever has shown so much is not made to wait for what others try
                await KnownDevices.SeeAsync(work, person.Id, browser, place.Device);
                await AttemptLimits.SucceedAsync(work, over);
                await work.AuditAsync(person.Target, "password.reset", person.Target, $"{string.Join(", ", standing.Methods)}; {place}");
                await mails.SendAsync(work, notice);
            },
            ct
        );
    }

    /// <summary>Somebody was faster with the same proof.</summary>
    public static IdentityResult Gone { get; } = IdentityResult.Failed(new IdentityError { Code = nameof(Gone) });

    private async Task<IdentityResult> StoreAsync(Person person, string password, Func<UnitOfWork, Task> along, CancellationToken ct)
    {
        try
        {
            var result = await store.SaveAsync(() => people.SetPasswordAsync(person, password, hashing, ct), along);
            return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)) ? Gone : result;
        }
        catch (LinkUsedException)
        {
            return Gone;
        }
    }

    // Takes the whole change back.
    private sealed class LinkUsedException : Exception;
}
