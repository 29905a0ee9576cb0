using Portal.Tests.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>Mails to those who asked for them and to nobody else, on each database.</summary>
public abstract class FollowingTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailbox_is_asked_first_and_gets_nothing_until_it_agrees()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("fol-ask");
        await office.PostAsync("nobody@example.org");
        await office.Service.FollowAsync(
            new FollowRequest
            {
                Email = "asked@example.org",
                Language = Language.FromCode("de"),
                Incident = outage,
            },
            Ct
        );
        await TellAsync(office, outage, IncidentState.Fixing);
        var mail = Assert.Single(await office.PostAsync("asked@example.org"));
        Assert.Equal("de", mail.Language);
        Assert.True(await office.Service.ConfirmAsync(StatusTestHost.TokenOf(mail), Ct));
        Assert.False(await office.Service.ConfirmAsync(StatusTestHost.TokenOf(mail), Ct)); // used up
        await TellAsync(office, outage, IncidentState.Monitoring);
        Assert.Equal(2, (await office.PostAsync("asked@example.org")).Count);
        Assert.Equal(2, (await office.PostAsync("asked@example.org")).Count); // nobody is written to twice
    }

    [Fact]
    public async Task Who_follows_already_is_not_written_to_again_by_a_stranger()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("fol-again");
        await office.FollowAsync("faithful@example.org", outage);
        var before = (await office.PostAsync("faithful@example.org")).Count;
        await office.Service.FollowAsync(
            new FollowRequest
            {
                Email = "Faithful@example.org",
                Language = Language.English,
                Incident = outage,
            },
            Ct
        );
        Assert.Equal(before, (await office.PostAsync("faithful@example.org")).Count);
        Assert.Empty(await office.PostAsync("Faithful@example.org"));
    }

    [Fact]
    public async Task Each_mail_has_the_way_to_get_no_more_of_them()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("fol-leave");
        await office.FollowAsync("leaver@example.org", outage);
        await TellAsync(office, outage, IncidentState.Fixing);
        var told = (await office.PostAsync("leaver@example.org"))[^1];
        Assert.StartsWith("https://help.example.net/en/status/follow/unsubscribe?token=", told.Unsubscribe, StringComparison.Ordinal);
        var token = told.Unsubscribe!.Split("token=")[1];
        Assert.True(await office.Service.UnsubscribeAsync(token, Ct));
        Assert.False(await office.Service.UnsubscribeAsync(token, Ct));
        await TellAsync(office, outage, IncidentState.Monitoring);
        Assert.Equal(told.Id, (await office.PostAsync("leaver@example.org"))[^1].Id);
    }

    [Fact]
    public async Task An_area_is_followed_by_postcode_and_kind_of_line()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        await AreaAsync(office, "near@example.org", "55501", null);
        await AreaAsync(office, "cable@example.org", "55501", Technology.Cable);
        await AreaAsync(office, "far@example.org", "66601", null);
        var said = office.Edit(IncidentState.Investigating, "fol-area", "555") with
        {
            Area = new Area { Postcodes = ["555"], Technologies = [Technology.Fibre] },
        };
        await office.Service.CreateAsync(StatusTestHost.Supervisor, false, said, Ct);
        Assert.Equal(2, (await office.PostAsync("near@example.org")).Count);
        Assert.Single(await office.PostAsync("cable@example.org"));
        Assert.Single(await office.PostAsync("far@example.org"));
    }

    [Fact]
    public async Task When_it_is_over_each_follower_is_asked_and_answers_once()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("fol-over");
        await office.FollowAsync("still@example.org", outage);
        await TellAsync(office, outage, IncidentState.Resolved);
        var mail = (await office.PostAsync("still@example.org"))[^1];
        Assert.Equal(["yes", "no"], mail.Blocks.OfType<Button>().Select(b => b.Address.Split("works=")[1]));
        var (follower, about) = (await office.Service.FindFollowerAsync(LinkPurpose.Answer, StatusTestHost.TokenOf(mail, 1), Ct))!.Value;
        Assert.Equal(outage.Reference, about);
        await office.Service.AnswerAsync($"follower:{follower.Key}", null, about, works: false, Ct);
        Assert.Null(await office.Service.FindFollowerAsync(LinkPurpose.Answer, StatusTestHost.TokenOf(mail, 1), Ct));
        Assert.Equal(
            1,
            await data.Database.SingleOrDefaultAsync<long>(
                "select count(*) from report where kind = 'still' and incident_id = @Id",
                new { outage.Id },
                Ct
            )
        );
    }

    [Fact]
    public async Task When_it_comes_back_and_is_over_again_each_follower_is_asked_again()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("fol-twice");
        await office.FollowAsync("twice@example.org", outage);
        for (var time = 1; time <= 2; time++)
        {
            data.Clock.Advance(TimeSpan.FromMinutes(10));
            await TellAsync(office, outage, IncidentState.Resolved);
            var token = StatusTestHost.TokenOf((await office.PostAsync("twice@example.org"))[^1], 1);
            var (follower, about) = (await office.Service.FindFollowerAsync(LinkPurpose.Answer, token, Ct))!.Value;
            for (var n = 0; n < 2; n++)
                await office.Service.AnswerAsync($"follower:{follower.Key}", null, about, works: true, Ct);
            Assert.Null(await office.Service.FindFollowerAsync(LinkPurpose.Answer, token, Ct));
            Assert.Equal(
                time,
                await data.Database.SingleOrDefaultAsync<long>(
                    "select count(*) from report where kind = 'works' and incident_id = @Id",
                    new { outage.Id },
                    Ct
                )
            );
            data.Clock.Advance(TimeSpan.FromMinutes(10));
            await TellAsync(office, outage, IncidentState.Investigating);
        }
    }

    [Fact]
    public async Task A_link_that_is_forged_too_old_or_for_something_else_opens_nothing()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("fol-links");
        await office.Service.FollowAsync(
            new FollowRequest
            {
                Email = "links@example.org",
                Language = Language.English,
                Incident = outage,
            },
            Ct
        );
        var token = StatusTestHost.TokenOf(Assert.Single(await office.PostAsync("links@example.org")));
        string[] forged = ["", "x", new('A', 300), token[..^2] + "AA", token + "A", new('é', 20)];
        foreach (var wrong in forged)
            Assert.False(await office.Service.ConfirmAsync(wrong, Ct));
        Assert.False(await office.Service.UnsubscribeAsync(token, Ct));
        Assert.Null(await office.Service.FindFollowerAsync(LinkPurpose.Answer, token, Ct));
        data.Clock.Advance(FollowerMails.ConfirmLife + TimeSpan.FromSeconds(1));
        Assert.False(await office.Service.ConfirmAsync(token, Ct));
    }

    private static async Task TellAsync(StatusTestHost office, Incident outage, IncidentState state)
    {
        var now = (await office.ForStaffAsync(outage.Reference))!;
        Assert.Null(
            await office.Service.UpdateAsync(
                StatusTestHost.Supervisor,
                now.Reference,
                now.Version,
                office.Edit(state, now.Area.Nodes[0], now.Area.Postcodes[0], $"It is {state}."),
                Ct
            )
        );
    }

    private static async Task AreaAsync(StatusTestHost office, string mailbox, string postcode, Technology? technology)
    {
        await office.Service.FollowAsync(
            new FollowRequest
            {
                Email = mailbox,
                Language = Language.English,
                Postcode = postcode,
                Technology = technology,
            },
            Ct
        );
        Assert.True(await office.Service.ConfirmAsync(StatusTestHost.TokenOf((await office.PostAsync(mailbox))[^1]), Ct));
    }

    public sealed class OnSqlite(SqliteFixture data) : FollowingTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : FollowingTests(data), IClassFixture<PostgresFixture>;
}
