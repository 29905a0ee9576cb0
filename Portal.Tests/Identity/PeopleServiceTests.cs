using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Tests.Messages;
using Portal.Web.Identity;
using Portal.Web.Identity.People;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Tests.Identity;

/// <summary>What the pages for administrators ask and change, on each database.</summary>
public abstract class PeopleServiceTests(DatabaseFixture data)
{
    private const string Factors = """
        select (select count(*) from passkey where person_id = @Id) + (select count(*) from recovery_code where person_id = @Id)
            + (select count(*) from person where id = @Id and (second_step = @yes or authenticator_key is not null))
        """;

    private const string Open = "select count(*) from session where person_id = @Id and ended_at is null";

    private static int made;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MÜLLER", "Jürgen Müller of the search")]
    [InlineData("müller jür", "Jürgen Müller of the search")]
    [InlineData("ИВАН", "Иван из поиска")]
    [InlineData("núria", "Núria de la cerca")]
    [InlineData("100%", "100% sure to be found")]
    [InlineData("a_b\\", "a_b\\c")]
    public async Task People_are_found_by_their_names_however_they_are_written(string typed, string name)
    {
        foreach (
            var each in new[]
            {
                "Jürgen Müller of the search",
                "Иван из поиска",
                "Núria de la cerca",
                "100% sure to be found",
                "a_b\\c",
                "Quite another",
            }
        )
            if ((await Search.FindAsync(each, "", 1, Ct)).All(f => f.Name != each))
                await MakeAsync(each);
        Assert.Equal(name, Assert.Single(await Search.FindAsync(typed, "", 1, Ct)).Name);
    }

    [Fact]
    public async Task A_number_an_address_a_role_and_a_page_narrow_the_list()
    {
        var person = await MakeNumberedAsync("Customer with a number", $"NN{Interlocked.Increment(ref made) + 500000}");
        var editor = await MakeAsync("Somebody who writes", "Agent2", "Editor");
        Assert.Equal(person.Key, Assert.Single(await Search.FindAsync(person.CustomerNumber!, "", 1, Ct)).Key);
        Assert.Equal(person.Key, Assert.Single(await Search.FindAsync(person.Email.ToUpperInvariant(), "", 1, Ct)).Key);
        Assert.Empty(await Search.FindAsync(person.Email, "", 2, Ct));
        Assert.Empty(await Search.FindAsync(person.Email, "Editor", 1, Ct));
        Assert.Contains(await Search.FindAsync("", "Editor", 1, Ct), f => f.Key == editor.Key);
        var found = (await Search.FindAsync("", PeopleSearch.Staff, 1, Ct)).Single(f => f.Key == editor.Key);
        Assert.Equal(["Agent2", "Editor"], found.RoleNames.Order());
        Assert.Empty(await Search.FindAsync("' or 1=1 --", "", 1, Ct));
    }

    [Fact]
    public async Task A_lock_ends_the_sessions_is_told_and_opened_again_each_once()
    {
        await using var office = await OfficeAsync();
        var (service, me, person) = (
            ServiceOf(office),
            Me(await MakeAsync("Administrator of the locks", "Administrator")),
            await MakeAsync("Customer to be locked")
        );
        await SignInAsync(person);
        for (var times = 0; times < 2; times++)
            Assert.Null(await service.LockAsync(me, person, "a bill that is looked into", Ct));
        Assert.Equal(0, await data.Database.SingleOrDefaultAsync<long>(Open, new { person.Id }, Ct));
        Assert.NotNull(Assert.Single(await Search.FindAsync(person.Email, "", 1, Ct)).LockedAt);
        Assert.Null(await service.UnlockAsync(me, person, "paid", Ct));
        Assert.Null(Assert.Single(await Search.FindAsync(person.Email, "", 1, Ct)).LockedAt);
        var trail = await File.TrailAsync(person, Ct);
        Assert.Equal(
            [
                ("person.unlocked", "paid", "Administrator of the locks"),
                ("person.locked", "a bill that is looked into", "Administrator of the locks"),
            ],
            trail.Select(d => (d.Action, d.Detail, d.ActorName!))
        );
        Assert.NotNull(await File.LastSignInAsync(person, Ct));
        Assert.False(await File.HasPasskeyAsync(person, Ct));
    }

    [Fact]
    public async Task Roles_change_as_a_whole_and_not_when_somebody_else_was_faster()
    {
        await using var office = await OfficeAsync();
        var (service, me, person) = (
            ServiceOf(office),
            Me(await MakeAsync("Administrator of the roles", "Administrator")),
            await MakeAsync("Somebody promoted", "Agent1")
        );
        await SignInAsync(person);
        Assert.Null(await service.ChangeRolesAsync(me, person, ["Agent2", "Editor"], Ct));
        Assert.Equal(["Agent2", "Editor"], await RolesAsync(person));
        Assert.Equal(0, await data.Database.SingleOrDefaultAsync<long>(Open, new { person.Id }, Ct));
        Assert.Equal(PersonRefusal.AlreadyChanged, await service.ChangeRolesAsync(me, person, ["Supervisor"], Ct)); // as they were before
        Assert.Equal(["Agent2", "Editor"], await RolesAsync(person));
        Assert.Equal("+Agent2 +Editor -Agent1", Assert.Single(await File.TrailAsync(person, Ct)).Detail);
        Assert.Equal(PersonRefusal.Self, await service.EndSessionsAsync(Me(person), person, Ct));
    }

    [Fact]
    public async Task Of_two_administrators_who_lock_each_other_at_once_one_remains()
    {
        await using var office = await OfficeAsync();
        await data.Database.WriteAsync(work => work.ExecuteAsync("delete from person_role where role = 'Administrator'"), Ct);
        var (service, one, other) = (
            ServiceOf(office),
            await MakeAsync("One administrator", "Administrator"),
            await MakeAsync("The other administrator", "Administrator")
        );
        var refusals = await Task.WhenAll(service.LockAsync(Me(one), other, "x", Ct), service.LockAsync(Me(other), one, "x", Ct));
        Assert.Equal([null, PersonRefusal.LastAdministrator], refusals.Order());
    }

    [Fact]
    public async Task Who_is_locked_or_has_never_come_is_no_administrator_to_count_on()
    {
        await using var office = await OfficeAsync();
        await data.Database.WriteAsync(work => work.ExecuteAsync("delete from person_role where role = 'Administrator'"), Ct);
        var (service, me) = (ServiceOf(office), Me(await MakeAsync("Somebody who acts")));
        var (last, locked, invited) = (
            await MakeAsync("The last one who can come", "Administrator"),
            await MakeAsync("Locked", "Administrator"),
            await MakeAsync("Invited", "Administrator")
        );
        Assert.Null(await service.LockAsync(me, locked, "x", Ct));
        await data.Database.WriteAsync(
            work => work.ExecuteAsync("update person set password_hash = null where id = @Id", new { invited.Id }),
            Ct
        );
        Assert.Equal(PersonRefusal.LastAdministrator, await service.LockAsync(me, last, "x", Ct));
        Assert.Equal(PersonRefusal.LastAdministrator, await service.ChangeRolesAsync(me, last, [], Ct));
    }

    [Fact]
    public async Task A_lost_second_step_and_lost_keys_are_taken_away_once_and_told_at_every_address()
    {
        await using var office = await OfficeAsync();
        var (service, me, person) = (
            ServiceOf(office),
            Me(await MakeAsync("Administrator of the keys", "Administrator")),
            await MakeAsync("Agent without a phone", "Agent1")
        );
        await data.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    "update person set second_step = @yes, authenticator_key = 'sealed' where id = @Id",
                    new { person.Id, yes = true }
                );
                await TestData.RecoveryCodesAsync(work, person, ["aaaa-bbbb-cccc-dddd"]);
            },
            Ct
        );
        await TestData.In(data).PasskeyAsync(person);
        await SignInAsync(person);
        for (var times = 0; times < 2; times++)
            Assert.Null(await service.ForgetFactorsAsync(me, person, "phone lost at sea", Ct));
        Assert.Equal(0, await data.Database.SingleOrDefaultAsync<long>(Open, new { person.Id }, Ct));
        Assert.Equal(0, await data.Database.SingleOrDefaultAsync<long>(Factors, new { person.Id, yes = true }, Ct));
        Assert.Equal(
            ("person.security-methods-removed", "phone lost at sea"),
            (await File.TrailAsync(person, Ct)).Select(d => (d.Action, d.Detail)).Single()
        );
        Assert.Equal(
            1,
            await data.Database.SingleOrDefaultAsync<long>(
                "select count(*) from person where id = @Id and password_hash is not null",
                new { person.Id },
                Ct
            )
        );
        Assert.Equal(PersonRefusal.Self, await service.ForgetFactorsAsync(Me(person), person, "x", Ct));
    }

    private PeopleSearch Search => new(data.Database);

    private PersonHistory File => new(data.Database);

    private static PeopleService ServiceOf(MailTestHost office) =>
        new(
            office.Database,
            office.Outbox,
            new PeopleMails(
                new Texts(),
                MailTestHost.Provider(),
                new SiteUrls(new SiteOptions { PublicAddress = "https://help.example.net" }, null!),
                TestLinks.Site
            )
        );

    private Task<MailTestHost> OfficeAsync() => MailTestHost.OpenAsync(data, new MailOptions { From = "help@example.net" });

    private Task<IReadOnlyList<string>> RolesAsync(Person person) =>
        data.Database.ListAsync<string>("select role from person_role where person_id = @Id order by role", new { person.Id }, Ct);

    private Task SignInAsync(Person person) => TestData.In(data).SessionAsync(person);

    private Task<Person> MakeAsync(string name, params string[] roles) => MakeNumberedAsync(name, null, roles);

    private Task<Person> MakeNumberedAsync(string name, string? number, params string[] roles) =>
        TestData
            .In(data)
            .PersonAsync(
                p => (p.Name, p.CustomerNumber, p.PasswordHash) = (name, number, "a hash"),
                (work, person) => TestData.RolesAsync(work, person, roles)
            );

    private static Me Me(Person person) =>
        new()
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = null,
            SessionId = 0,
            SecondStep = true,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = ["Administrator"],
        };

    public sealed class OnSqlite(SqliteFixture data) : PeopleServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : PeopleServiceTests(data), IClassFixture<PostgresFixture>;
}
