namespace Portal.Tests.Identity.PasswordReset;

/// <summary>A portal with the limits it is shipped with: nobody's mailbox is filled.</summary>
public sealed class ResetThrottleTests(LimitedPortal portal) : IClassFixture<LimitedPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_again_and_again_reads_the_same_page_and_one_mail_is_sent_in_two_minutes_and_three_in_an_hour()
    {
        var person = await portal.AddAsync();
        for (var mails = 1; mails <= 4; mails++)
        {
            using var guest = portal.Guest().MoveTo($"192.0.2.{200 + mails}");
            for (var n = 0; n < 3; n++)
                await guest.AskForLinkAsync(person.Email);
            Assert.Contains("three an hour", guest.Main, StringComparison.Ordinal);
            await portal.AnsweredAsync();
            await portal.MailAsync(person.Email, Math.Min(mails, 3));
            const string Past = "update reset_request set answered_at = @past where sent = @yes and answered_at > @past";
            await portal.Database.WriteAsync(
                work => work.ExecuteAsync(Past, new { past = work.Now.AddMinutes(-3 * (5 - mails)), yes = true }),
                Ct
            );
        }

        Assert.Empty(await portal.Database.ListAsync<string>("select payload from reset_request where payload <> ''", ct: Ct));
    }
}
