using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Site;

namespace Portal.Tests.Identity.Consents;

/// <summary>What people agree to, on each database: every decision is a row that stays, and the last one counts.</summary>
public abstract class ConsentServiceTests(DatabaseFixture data)
{
    private static readonly AccessibilityNeeds Said = new(["large-print", "call-notice"], "I hear better on the left.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ConsentService Consents => new(data.Database, new Texts());

    private NeedService Needs => new(data.Database);

    [Fact]
    public async Task Nothing_is_agreed_to_before_somebody_says_so()
    {
        var me = await PersonAsync();
        Assert.All(await Consents.ListAsync(me.PersonId, Ct), c => Assert.False(c.IsGiven || c.IsAskedAgain || c.History.Count > 0));
        await Consents.DecideAsync(me, Text(ConsentPurpose.RemoteHelp), given: false, Ct);
        Assert.Equal(0, await RowsAsync(me));
    }

    [Fact]
    public async Task Each_decision_is_kept_with_the_words_that_were_read_and_none_is_ever_changed()
    {
        var me = await PersonAsync();
        await Consents.DecideAsync(me, Text(ConsentPurpose.UsageAdvice), given: true, Ct);
        var first = await HistoryAsync(me);
        await Consents.DecideAsync(me, Text(ConsentPurpose.UsageAdvice, "de"), given: false, Ct);
        await Consents.DecideAsync(me, Text(ConsentPurpose.UsageAdvice, "de"), given: true, Ct);
        var last = await HistoryAsync(me);
        Assert.Equal(first, last.Take(1));
        Assert.Equal(["yes en", "no de", "yes de"], last.Select(r => $"{r["given"]} {r["language"]}"));
        Assert.StartsWith("Tarifberatung", last[2]["text"], StringComparison.Ordinal);
        Assert.Equal(
            ["consent.given", "consent.withdrawn", "consent.given"],
            await data.Database.ListAsync<string>("select action from audit where target = @Target order by id", new { me.Target }, Ct)
        );
    }

    [Fact]
    public async Task A_button_touched_many_times_at_once_is_one_decision()
    {
        var me = await PersonAsync();
        for (var given = true; ; given = false)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Consents.DecideAsync(me, Text(ConsentPurpose.Offers), given, Ct)));
            Assert.Equal(given, await Consents.IsGivenAsync(me.PersonId, ConsentPurpose.Offers, Ct));
            Assert.Equal(given ? 1 : 2, await RowsAsync(me));
            if (!given)
                break;
        }
    }

    [Fact]
    public async Task Two_windows_that_decide_against_each_other_leave_every_decision_in_a_row_that_follows_from_the_one_before()
    {
        var me = await PersonAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Consents.DecideAsync(me, Text(ConsentPurpose.RemoteHelp), n % 2 == 0, Ct)));
        var made = (await HistoryAsync(me)).Select(r => r["given"]).ToList();
        Assert.Equal(made.Select((_, n) => n % 2 == 0 ? "yes" : "no"), made);
        Assert.Equal(made[^1] == "yes", await Consents.IsGivenAsync(me.PersonId, ConsentPurpose.RemoteHelp, Ct));
    }

    [Fact]
    public async Task A_new_wording_asks_again_and_what_was_agreed_to_goes_on_until_then()
    {
        var me = await PersonAsync();
        var before = Text(ConsentPurpose.UsageAdvice with { Version = 0 });
        await Consents.DecideAsync(me, before, given: true, Ct);
        var asked = await OneAsync(me, ConsentPurpose.UsageAdvice);
        Assert.True(asked.IsAskedAgain && asked.IsGiven);
        Assert.True(await Consents.IsGivenAsync(me.PersonId, ConsentPurpose.UsageAdvice, Ct));
        await Consents.DecideAsync(me, Text(ConsentPurpose.UsageAdvice), given: true, Ct);
        Assert.False((await OneAsync(me, ConsentPurpose.UsageAdvice)).IsAskedAgain);
        Assert.Equal(2, await RowsAsync(me));
    }

    [Fact]
    public async Task Who_withdrew_before_the_words_changed_is_not_asked_again()
    {
        var me = await PersonAsync();
        var before = Text(ConsentPurpose.UsageAdvice with { Version = 0 });
        await Consents.DecideAsync(me, before, given: true, Ct);
        await Consents.DecideAsync(me, before, given: false, Ct);
        Assert.False((await OneAsync(me, ConsentPurpose.UsageAdvice)).IsAskedAgain);
    }

    [Fact]
    public async Task What_helps_somebody_is_kept_only_with_their_agreement_and_goes_when_it_goes()
    {
        var me = await PersonAsync();
        Assert.False(await Needs.SaveAsync(me, Said, null, Ct));
        Assert.Null(await Needs.FindAsync(me.PersonId, Ct));
        Assert.True(await Needs.SaveAsync(me, Said, Text(ConsentPurpose.AccessibilityNeeds), Ct));
        Assert.True(await Needs.SaveAsync(me, Said with { Text = "" }, null, Ct));
        var kept = await Needs.FindAsync(me.PersonId, Ct);
        Assert.Equal(Said.Chosen, kept!.Chosen);
        Assert.Equal("", kept.Text);
        await Consents.DecideAsync(me, Text(ConsentPurpose.AccessibilityNeeds), given: false, Ct);
        Assert.Null(await Needs.FindAsync(me.PersonId, Ct));
    }

    [Fact]
    public async Task Of_one_window_that_saves_and_one_that_withdraws_no_needs_are_left_without_an_agreement()
    {
        var me = await PersonAsync();
        var text = Text(ConsentPurpose.AccessibilityNeeds);
        for (var round = 0; round < 5; round++)
        {
            await Needs.SaveAsync(me, Said, text, Ct);
            await Task.WhenAll(
                Needs.SaveAsync(me, Said with { Text = $"{round}" }, null, Ct),
                Consents.DecideAsync(me, text, given: false, Ct)
            );
            Assert.Null(await Needs.FindAsync(me.PersonId, Ct));
        }
    }

    [Fact]
    public async Task Erasure_withdraws_everything_keeps_the_proof_and_takes_what_helped()
    {
        var (me, other) = (await PersonAsync(), await PersonAsync());
        foreach (var each in new[] { me, other })
        {
            await Consents.DecideAsync(each, Text(ConsentPurpose.RemoteHelp), given: true, Ct);
            await Needs.SaveAsync(each, Said, Text(ConsentPurpose.AccessibilityNeeds), Ct);
        }

        var holder = new ConsentData(data.Database);
        await data.Database.WriteAsync(work => holder.EraseAsync(work, new DataSubject(me.PersonId, me.Key, null)), Ct);
        Assert.All(await Consents.ListAsync(me.PersonId, Ct), c => Assert.False(c.IsGiven));
        Assert.Equal(4, await RowsAsync(me));
        Assert.Null(await Needs.FindAsync(me.PersonId, Ct));
        Assert.True(await Consents.IsGivenAsync(other.PersonId, ConsentPurpose.RemoteHelp, Ct));
        Assert.NotNull(await Needs.FindAsync(other.PersonId, Ct));
    }

    [Fact]
    public async Task The_copy_has_every_decision_and_what_helps()
    {
        var me = await PersonAsync();
        await Needs.SaveAsync(me, Said, Text(ConsentPurpose.AccessibilityNeeds), Ct);
        var tables = await new ConsentData(data.Database).ReadAsync(new DataSubject(me.PersonId, me.Key, null), Ct);
        Assert.Equal(["consents", "accessibility-needs"], tables.Select(t => t.Name));
        Assert.Equal("accessibility-needs", Assert.Single(tables[0].Rows)["purpose"]);
        var needs = Assert.Single(tables[1].Rows);
        Assert.Equal(("large-print call-notice", Said.Text), (needs["needs"], needs["text"]));
    }

    private static ConsentText Text(ConsentPurpose purpose, string language = "en") =>
        ConsentText.Of(purpose, new Texts().In(Language.FromCode(language)));

    private async Task<Consent> OneAsync(Me me, ConsentPurpose purpose) =>
        (await Consents.ListAsync(me.PersonId, Ct)).Single(c => c.Purpose == purpose);

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> HistoryAsync(Me me) =>
        (await new ConsentData(data.Database).ReadAsync(new DataSubject(me.PersonId, me.Key, null), Ct))[0].Rows;

    private Task<long> RowsAsync(Me me) =>
        data.Database.SingleOrDefaultAsync<long>("select count(*) from consent where person_id = @PersonId", new { me.PersonId }, Ct);

    private async Task<Me> PersonAsync()
    {
        var person = await TestData.In(data).PersonAsync(p => p.Name = "Customer who decides");
        return new Me
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = null,
            SessionId = 0,
            SecondStep = false,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = [],
        };
    }

    public sealed class OnSqlite(SqliteFixture data) : ConsentServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ConsentServiceTests(data), IClassFixture<PostgresFixture>;
}
