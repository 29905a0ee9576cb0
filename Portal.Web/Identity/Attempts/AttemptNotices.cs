using Portal.Web.Data;

namespace Portal.Web.Identity.Attempts;

/// <summary>
/// Tells the owner of an account, and its trail, what strangers try: once when somebody knows the password and guesses the codes, and once
/// when a way is closed because of too many failures.
/// </summary>
public sealed class AttemptNotices(Database db, AttemptLimits limits, AccountMails mails, TimeProvider clock)
{
    /// <summary>Something failed that counts for the account in all networks.</summary>
    /// <param name="scope">What was tried.</param>
    /// <param name="account">As it was counted.</param>
    /// <param name="person">Whose account it is; null when there is none, and then the same is read and nothing is written.</param>
    /// <param name="place">Where it was tried.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task FailedAsync(string scope, string account, Person? person, ClientInfo place, CancellationToken ct)
    {
        var failures = await limits.FailuresAsync(AccountAttempts.ForAccount(scope, account), clock.GetUtcNow(), ct);
        if (person is null)
            return;
        if (failures >= AccountAttempts.MaxFor(scope))
            await TellAsync(scope, account, "closed", person, place, ct);
        else if (scope != AccountAttempts.SignIn && failures >= AccountAttempts.CodesUntilNotice)
            await TellAsync(scope, account, "told", person, place, ct);
    }

    private async Task TellAsync(string scope, string account, string what, Person person, ClientInfo place, CancellationToken ct)
    {
        var (kind, mark) = (what == "closed" ? "Closed" : "Guessed", AccountAttempts.NoticeSent(scope, account, what));
        if (await limits.FailuresAsync(mark, clock.GetUtcNow(), ct) > 0)
            return;
        var notice = mails.Tell(person, kind, place, $"Notice.{kind}.Text");
        await db.WriteAsync(
            async work =>
            {
                if (!await AttemptLimits.MarkAsync(work, mark))
                    return;
                await work.AuditAsync("system", ActionOf(scope, what), person.Target, $"{place}");
                await mails.SendAsync(work, notice);
            },
            ct
        );
    }

    // Whole names: whoever looks for one in the code finds it.
    private static string ActionOf(string scope, string what) =>
        (scope, what) switch
        {
            (AccountAttempts.SignIn, _) => "sign-in.blocked",
            (AccountAttempts.SecondStep, "told") => "second-step.guessing-detected",
            (AccountAttempts.SecondStep, _) => "second-step.blocked",
            (_, "told") => "reset-step.guessing-detected",
            _ => "reset-step.blocked",
        };
}
