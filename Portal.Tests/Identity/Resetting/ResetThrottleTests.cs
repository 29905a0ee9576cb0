using Portal.Tests.Running;
using Portal.Web.Data;

namespace Portal.Tests.Identity.Resetting;

/// <summary>A portal with the limits it is shipped with: nobody's mailbox is filled, and nobody is told so.</summary>
public sealed class ResetThrottleTests(ResetThrottleTests.Limited portal) : IClassFixture<ResetThrottleTests.Limited>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_again_and_again_reads_the_same_page_and_one_mail_is_sent_in_two_minutes_and_ten_an_hour_from_one_network()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        for (var n = 0; n < 4; n++) await guest.AskForLinkAsync(person.Email);
        await portal.AnsweredAsync();
        await portal.MailAsync(person.Email);
        await portal.Database.WriteAsync(work => work.ExecuteAsync("update reset_request set answered_at = @past where sent = @yes", new { past = work.Now.AddMinutes(-3), yes = true }), Ct);
        await guest.AskForLinkAsync(person.Email);
        await portal.MailAsync(person.Email, 2);
        for (var n = 0; n < 4; n++) await guest.AskForLinkAsync($"nobody-{n}@example.org");
        var tenth = await portal.AddAsync();
        await guest.AskForLinkAsync(tenth.Email);
        await portal.MailAsync(tenth.Email);
        var eleventh = await portal.AddAsync();
        await guest.AskForLinkAsync(eleventh.Email);
        await portal.AnsweredAsync();
        Assert.Empty(await portal.Database.ListAsync<long>("select t.id from token t join person p on p.id = t.person_id where p.key = @Key", new { eleventh.Key }, Ct));
        Assert.Empty(await portal.Database.ListAsync<string>("select payload from reset_request where payload <> ''", ct: Ct));
    }

    public sealed class Limited : ResetPortal
    {
        protected override Dialect Dialect() => new SqliteDialect(Path.Combine(Program.DataFolder, "portal.db"));

        protected override Task<PortalSettings> SettingsAsync() => Task.FromResult(new PortalSettings());
    }
}
