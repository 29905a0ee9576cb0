using Portal.Tests.Data;
using Portal.Web.Identity.SignUp;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;

namespace Portal.Tests.Identity.SignUp;

/// <summary>What must hold of signing up on each database, and with a clock that can be moved.</summary>
public abstract class SignUpServiceTests(DatabaseFixture data)
{
    private const string Password = "sieben grüne regenschirme";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_makes_one_person_with_everything_that_belongs_to_them_and_is_used_up()
    {
        await using var office = await OfficeAsync("LINK1");
        Assert.True(await office.Service.RequestWithCodeAsync("link 1", "letter-77", "link1@example.org", Language.FromCode("de"), Ct));
        var secret = await office.SecretSentToAsync("link1@example.org");
        var invitation = (await office.Service.FindAsync(secret, Ct))!;
        Assert.NotNull(invitation.Token);
        var ending = await office.CreateAsync(invitation, Password);
        Assert.Equal(
            ("LINK1", "Customer with a letter", "de"),
            (ending.Person!.CustomerNumber, ending.Person.Name, ending.Person.Language)
        );
        Assert.Null((await office.Service.FindAsync(secret, Ct))!.Token);
        Assert.Single(await office.MailsToAsync("link1.file@example.com"));
        Assert.Equal(
            1,
            await CountAsync(
                "select count(*) from audit where action = 'person.signed-up' and target = @Target",
                new { ending.Person.Target }
            )
        );
    }

    [Fact]
    public async Task A_link_is_good_for_a_day()
    {
        await using var office = await OfficeAsync("OLD1");
        await office.Service.RequestOnFileAsync("OLD1", Ct);
        var secret = await office.SecretSentToAsync("old1.file@example.com");
        var early = await office.Service.FindAsync(secret, Ct);
        data.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Null(await office.Service.FindAsync(secret, Ct));
        Assert.Null((await office.CreateAsync(early!, Password)).Person); // the page was open for too long
        Assert.Equal(0, await CountAsync("select count(*) from person where customer_number = 'OLD1'", new { }));
    }

    [Fact]
    public async Task A_link_made_by_a_clock_that_was_ahead_lives_no_longer_for_it()
    {
        await using var office = await OfficeAsync("AHEAD1");
        data.Clock.Advance(TimeSpan.FromDays(30));
        await office.Service.RequestOnFileAsync("AHEAD1", Ct);
        var secret = await office.SecretSentToAsync("ahead1.file@example.com");
        data.Clock.AdjustTime(data.Clock.GetUtcNow().AddDays(-30));
        Assert.Null(await office.Service.FindAsync(secret, Ct));
        data.Clock.Advance(TimeSpan.FromDays(30));
        Assert.NotNull((await office.Service.FindAsync(secret, Ct))!.Token);
    }

    [Fact]
    public async Task One_link_touched_often_at_once_makes_one_person()
    {
        await using var office = await OfficeAsync("OFTEN1");
        await office.Service.RequestOnFileAsync("OFTEN1", Ct);
        var invitation = (await office.Service.FindAsync(await office.SecretSentToAsync("often1.file@example.com"), Ct))!;
        var endings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => office.CreateAsync(invitation, Password))));
        Assert.Single(endings, e => e.Person is not null);
        Assert.Equal(1, await CountAsync("select count(*) from person where customer_number = 'OFTEN1'", new { }));
        const string signedUp = """
            select count(*) from audit a join person p on a.target = 'person:' || p.key
            where a.action = 'person.signed-up' and p.customer_number = 'OFTEN1'
            """;
        Assert.Equal(1, await CountAsync(signedUp, new { }));
    }

    [Fact]
    public async Task Of_many_who_race_for_one_customer_number_one_gets_it()
    {
        await using var office = await OfficeAsync("RACE1");
        var invitations = new List<SignUpLink>();
        for (var n = 0; n < 6; n++)
        {
            await office.Service.RequestWithCodeAsync("RACE1", "LETTER-77", $"race{n}@example.org", Language.English, Ct);
            invitations.Add((await office.Service.FindAsync(await office.SecretSentToAsync($"race{n}@example.org"), Ct))!);
        }

        var endings = await Task.WhenAll(invitations.Select(i => Task.Run(() => office.CreateAsync(i, Password))));
        Assert.Single(endings, e => e.Person is not null);
        Assert.All(endings, e => Assert.Null(e.Refusal));
        Assert.Equal(1, await CountAsync("select count(*) from person where customer_number = 'RACE1'", new { }));
    }

    [Fact]
    public async Task A_wrong_code_makes_no_link_and_says_nothing_of_an_account_that_others_have()
    {
        await using var office = await OfficeAsync("WRONG1");
        await office.Service.RequestOnFileAsync("WRONG1", Ct);
        await office.CreateAsync(
            (await office.Service.FindAsync(await office.SecretSentToAsync("wrong1.file@example.com"), Ct))!,
            Password
        );
        await office.Service.RequestWithCodeAsync("WRONG1", "LETTER-78", "guess@example.org", Language.English, Ct);
        await office.Service.RequestWithCodeAsync("WRONG1", "LETTER-77", "holder@example.org", Language.English, Ct);
        Assert.Equal("Customer number and code do not match", Assert.Single(await office.MailsToAsync("guess@example.org")).Subject);
        Assert.Equal("You already have an account", Assert.Single(await office.MailsToAsync("holder@example.org")).Subject);
        Assert.Equal(0, await CountAsync("select count(*) from token where data like '%guess@%' or data like '%holder@%'", new { }));
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_nothing_behind()
    {
        await using var office = await OfficeAsync("WEAK1");
        await office.Service.RequestOnFileAsync("WEAK1", Ct);
        var invitation = (await office.Service.FindAsync(await office.SecretSentToAsync("weak1.file@example.com"), Ct))!;
        Assert.Equal("Password.TooShort", (await office.CreateAsync(invitation, "short")).Refusal);
        Assert.Equal("Password.Context", (await office.CreateAsync(invitation, "CustomerLetter-WEAK1")).Refusal);
        Assert.NotNull((await office.CreateAsync(invitation, Password)).Person);
    }

    [Theory]
    [InlineData(AnswerState.Failed)]
    [InlineData(AnswerState.Degraded)]
    public async Task While_the_provider_does_not_answer_nothing_is_done_and_the_page_learns_it(AnswerState state)
    {
        await using var office = await SignUpTestHost.OpenAsync(data, new Away(state));
        Assert.False(await office.Service.RequestWithCodeAsync("AWAY1", "LETTER-77", "away@example.org", Language.English, Ct));
        Assert.False(await office.Service.RequestOnFileAsync("AWAY1", Ct));
        Assert.Empty(await office.MailsToAsync("away@example.org"));
    }

    private async Task<SignUpTestHost> OfficeAsync(string number)
    {
        var customer = new Customer
        {
            Number = number,
            Kind = CustomerKind.Person,
            Name = "Customer with a letter",
            State = CustomerState.Active,
            Language = "es",
            Email = $"{number.ToLowerInvariant()}.file@example.com",
        };
        await data.Database.WriteAsync(
            work =>
                work.WriteAsync(
                    new CustomerRecord
                    {
                        Customer = customer,
                        Codes = [new StoredCode(ClaimCode.Hash(number, ClaimCode.Read("LETTER-77")!), null)],
                    }
                ),
            Ct
        );
        return await SignUpTestHost.OpenAsync(data);
    }

    private Task<long> CountAsync(string sql, object values) => data.Database.SingleOrDefaultAsync<long>(sql, values, Ct);

    public sealed class OnSqlite(SqliteFixture data) : SignUpServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SignUpServiceTests(data), IClassFixture<PostgresFixture>;

    /// <summary>A provider whose system is away.</summary>
    private sealed class Away(AnswerState state) : ICustomers
    {
        private static readonly Customer Remembered = new()
        {
            Number = "AWAY1",
            Kind = CustomerKind.Person,
            Name = "Customer from before",
            State = CustomerState.Active,
            Language = "en",
            Email = "away@example.org",
        };

        private Answer<Customer> Answer =>
            state == AnswerState.Failed
                ? Web.Provider.Answer.Failed<Customer>(mayRetry: true)
                : Web.Provider.Answer.Degraded(Remembered, DateTimeOffset.UnixEpoch);

        public Task<Answer<Customer>> FindAsync(string number, CancellationToken ct) => Task.FromResult(Answer);

        public Task<IReadOnlyDictionary<string, string>> PrintedAsync(IReadOnlyCollection<string> numbers, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(numbers.ToDictionary(n => n));

        public Task<Answer<Customer>> VerifyCodeAsync(string number, string code, CancellationToken ct) => Task.FromResult(Answer);
    }
}
