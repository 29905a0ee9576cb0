using System.Net;
using Portal.Tests.Identity.PasswordReset;

namespace Portal.Tests.Identity;

/// <summary>What fails at a door leaves a row in the trail and a line in the log, and neither holds what was typed.</summary>
public abstract class FailedAttemptsTests(ResetPortal portal)
{
    private const string Wrong = "wrong canary password";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_failed_attempt_is_written_down_and_read_by_the_owner()
    {
        var person = await portal.AddWithSecondStepAsync();
        using var guest = portal.Guest("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        Assert.False(await guest.SignInAsync(person.Email, Wrong));
        Assert.False(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        await guest.SendCodeAsync("/second-step", "000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.OpenAsync("/en/reset-password/recovery-code");
        await guest.SendAsync("/recovery-code", ("email", person.Email), ("code", "aaaa-bbbb-cccc-canary"));
        Assert.Equal(["sign-in.failed", "second-step.failed", "reset.failed"], await portal.AuditAsync(person));
        foreach (var action in new[] { "sign-in.failed", "second-step.failed", "reset.failed" })
            await LoggedAsync($"{action} for {person.Target} from 127.0.0.x");
        await guest.OpenAsync("/en/sign-in");
        await guest.SignInAsync(person.Email, ResetPortal.OldPassword);
        await guest.SendCodeAsync("/second-step", ResetSteps.AppCode());
        await guest.OpenAsync("/en/account/log");
        var entry = guest
            .Page.QuerySelectorAll(".records li")
            .Single(e => e.QuerySelector("h2")!.TextContent == "Someone entered a wrong password");
        Assert.Contains("Firefox, Linux, 127.0.0.x", entry.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("by us", entry.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", portal.Program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_nobody_has_leaves_a_row_too_and_a_locked_account_as_well()
    {
        using var guest = portal.Guest();
        var before = await RowsAsync();
        Assert.False(await guest.SignInAsync($"{Guid.NewGuid():N}@example.org", Wrong));
        Assert.Equal(before + 1, await RowsAsync());
        var person = await portal.AddAsync();
        await portal.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update person set locked_at = @Now, lock_reason = 'administrator' where key = @Key",
                    new { person.Key, work.Now }
                ),
            Ct
        );
        Assert.False(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        Assert.Equal(["sign-in.failed"], await portal.AuditAsync(person));
        Assert.Empty(
            await portal.Database.ListAsync<string>("select detail from audit where action like '%.failed' and detail like '%@%'", ct: Ct)
        );
    }

    [Fact]
    public async Task A_proof_that_fails_and_attempts_that_are_not_looked_at_are_written_down()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        Assert.True(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        await guest.OpenAsync("/en/sign-in/reauthenticate");
        await guest.SendAsync("/sign-in/reauthenticate", ("password", Wrong));
        Assert.Contains("sign-in.failed", await portal.AuditAsync(person));
        for (var n = 0; n < 8 && guest.Status != HttpStatusCode.TooManyRequests; n++)
            await guest.SendAsync("/sign-in/reauthenticate", ("password", Wrong));
        Assert.Equal(HttpStatusCode.TooManyRequests, guest.Status);
        await LoggedAsync("rejected, too many attempts: sign-in.failed from 127.0.0.x");
    }

    private async Task<long> RowsAsync() =>
        await portal.Database.SingleOrDefaultAsync<long>(
            "select count(*) from audit where target = 'nobody' and action = 'sign-in.failed'",
            ct: Ct
        );

    private Task LoggedAsync(string line) =>
        Until.TrueAsync(
            () => Task.FromResult(portal.Program.Output.Contains(line, StringComparison.Ordinal)),
            () => $"Not in the log: {line}\n{portal.Program.Output}",
            Ct
        );

    public sealed class OnSqlite(ResetPortal.OnSqlite portal) : FailedAttemptsTests(portal), IClassFixture<ResetPortal.OnSqlite>;

    public sealed class OnPostgres(ResetPortal.OnPostgres portal) : FailedAttemptsTests(portal), IClassFixture<ResetPortal.OnPostgres>;
}
