using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Tests.Messages;
using Portal.Web.Account;
using Portal.Web.Account.Deletion;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Tests.Account;

/// <summary>What happens to an account after the two weeks, on each database.</summary>
public abstract class ErasureTests(DatabaseFixture data)
{
    private const string Follower = """
        insert into follower (key, target, postcode, email, email_key, language, created_at, confirmed_at)
        values (@Key, 'area:08001/fibre', '08001', @email, @email, 'ca', @Now, @Now)
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_two_weeks_the_person_has_no_name_no_way_in_and_a_log()
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions { From = "help@example.net" });
        var (person, holders) = (await PersonAsync(), Holders());
        var (deletions, erasure) = (
            Deletions(office),
            new Erasure(data.Database, holders, Mails(office), office.Outbox, data.Clock, NullLogger<Erasure>.Instance)
        );
        await deletions.RequestAsync(person, new ClientInfo("Firefox", "192.0.2.x"), Ct);
        data.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await erasure.SweepAsync(Ct));
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => erasure.SweepAsync(Ct)))).Sum());
        var row = await data.Database.SingleOrDefaultAsync<Person>("select * from person where id = @Id", new { person.Id }, Ct);
        Assert.Equal(("", null, "erased"), (row!.Name, row.PasswordHash, row.LockReason));
        Assert.DoesNotContain("example.org", row.Email, StringComparison.Ordinal);
        foreach (var table in new[] { "session", "token", "passkey", "recovery_code", "known_device" })
            Assert.Equal(
                0,
                await data.Database.SingleOrDefaultAsync<long>($"select count(*) from {table} where person_id = @Id", new { person.Id }, Ct)
            );
        Assert.Equal(
            ["deletion.requested", "person.erased"],
            await data.Database.ListAsync<string>("select action from audit where target = @Target order by id", new { person.Target }, Ct)
        );
    }

    [Fact]
    public async Task Mails_that_still_wait_for_somebody_who_is_gone_are_never_sent_and_those_of_others_are()
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions { From = "help@example.net" });
        var (person, erasure) = (
            await PersonAsync(),
            new Erasure(data.Database, Holders(), Mails(office), office.Outbox, data.Clock, NullLogger<Erasure>.Instance)
        );
        await Deletions(office).RequestAsync(person, new ClientInfo("Firefox", "192.0.2.x"), Ct);
        var (waiting, givenUp, other) = (
            MailTestHost.Letter(person.Email),
            MailTestHost.Letter(person.Email.ToUpperInvariant()),
            MailTestHost.Letter("neighbour." + person.Email)
        );
        foreach (var mail in new[] { waiting, givenUp, other })
            await office.QueueAsync(mail, Ct);
        await data.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update outbox set given_up_at = @Now where message_id like @id",
                    new { work.Now, id = $"%{givenUp.Id}%" }
                ),
            Ct
        );
        data.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, await erasure.SweepAsync(Ct));
        Assert.Null(await OutboxRow.FindAsync(office.Database, waiting, Ct));
        Assert.Null(await OutboxRow.FindAsync(office.Database, givenUp, Ct));
        Assert.NotNull(await OutboxRow.FindAsync(office.Database, other, Ct));
        var last = await data.Database.SingleOrDefaultAsync<DateTimeOffset>(
            "select queued_at from outbox order by id desc limit 1",
            ct: Ct
        );
        Assert.Equal(data.Clock.GetUtcNow(), last, TimeSpan.FromMilliseconds(1)); // that it is done is told
    }

    [Fact]
    public async Task Who_took_it_back_who_is_locked_and_who_works_here_stays()
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions { From = "help@example.net" });
        var (deletions, erasure) = (
            Deletions(office),
            new Erasure(data.Database, Holders(), Mails(office), office.Outbox, data.Clock, NullLogger<Erasure>.Instance)
        );
        var (back, locked, staff) = (await PersonAsync(), await PersonAsync(), await PersonAsync());
        foreach (var person in new[] { back, locked, staff })
            await deletions.RequestAsync(person, new ClientInfo("?", "?"), Ct);
        await deletions.WithdrawAsync(back, new ClientInfo("?", "?"), Ct);
        await data.Database.WriteAsync(
            work => work.ExecuteAsync("update person set locked_at = @Now where id = @Id", new { work.Now, locked.Id }),
            Ct
        );
        await TestData.In(data).GrantAsync(staff, Roles.Editor);
        data.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(0, await erasure.SweepAsync(Ct));
        Assert.Null(await deletions.DueAsync(back.Id, Ct));
        await data.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "delete from deletion where person_id in (@locked, @staff)",
                    new { locked = locked.Id, staff = staff.Id }
                ),
            Ct
        );
    }

    [Fact]
    public async Task Everybody_who_is_due_is_erased_in_one_sweep_and_one_who_cannot_be_keeps_nobody_waiting()
    {
        await using var office = await MailTestHost.OpenAsync(data, new MailOptions { From = "help@example.net" });
        var people = new List<Person>();
        for (var n = 0; n < 205; n++)
            people.Add(await PersonAsync());
        await data.Database.WriteAsync(
            async work =>
            {
                foreach (var person in people)
                    await work.ExecuteAsync(
                        "insert into deletion (person_id, requested_at, due_at) values (@Id, @Now, @Now)",
                        new { person.Id, work.Now }
                    );
            },
            Ct
        );
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        var stuck = new Stuck { Key = people[0].Key };
        Assert.Equal(
            204,
            await new Erasure(
                data.Database,
                [.. Holders(), stuck],
                Mails(office),
                office.Outbox,
                data.Clock,
                NullLogger<Erasure>.Instance
            ).SweepAsync(Ct)
        );
        Assert.Equal(
            "Customer who leaves",
            await data.Database.SingleOrDefaultAsync<string>("select name from person where id = @Id", new { people[0].Id }, Ct)
        ); // all of it, or nothing
        Assert.Equal(
            1,
            await new Erasure(data.Database, Holders(), Mails(office), office.Outbox, data.Clock, NullLogger<Erasure>.Instance).SweepAsync(
                Ct
            )
        );
    }

    [Fact]
    public async Task What_an_address_without_an_account_follows_goes_with_the_account_that_has_the_address()
    {
        var (person, other) = (await PersonAsync(), await PersonAsync());
        foreach (var each in new[] { person, other })
            await data.Database.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        Follower,
                        new
                        {
                            each.Key,
                            email = each.Email,
                            work.Now,
                        }
                    ),
                Ct
            );
        await data.Database.WriteAsync(
            async work =>
            {
                foreach (var holder in Holders().Append(new FollowerData(data.Database)))
                    await holder.EraseAsync(work, person.ToOwner()); // in the order of the program: the account forgets its address first
            },
            Ct
        );
        Assert.Equal([other.Email], await data.Database.ListAsync<string>("select email from follower order by id", ct: Ct));
    }

    [Fact]
    public async Task The_copy_of_ones_data_has_the_same_lines_on_each_database()
    {
        var person = await PersonAsync();
        var tables = await new PersonData(data.Database).ReadAsync(new DataSubject(person.Id, person.Key, null), Ct);
        var account = Assert.Single(tables.Single(t => t.Name == "account").Rows);
        Assert.Equal((person.Email, "no"), (account["email"], account["second_step"]));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", account["created_at"]);
        Assert.Equal("192.0.2.x", Assert.Single(tables.Single(t => t.Name == "sessions").Rows)["network"]);
    }

    private Task<Person> PersonAsync() =>
        TestData
            .In(data)
            .PersonAsync(
                p => (p.Name, p.Language, p.EmailConfirmedAt, p.PasswordHash) = ("Customer who leaves", "ru", data.Clock.GetUtcNow(), "x"),
                async (work, person) =>
                {
                    await TestData.SessionAsync(work, person);
                    await Tokens.KeepAsync(
                        work,
                        new NewToken("address.undo", person.Key, TimeSpan.FromDays(3))
                        {
                            BoundTo = person.Target,
                            Data = "Main\n" + person.Email,
                        }
                    );
                }
            );

    private IPersonalData[] Holders() => [new PersonData(data.Database), new AccountData(data.Database)];

    private DeletionService Deletions(MailTestHost office) =>
        new(data.Database, Mails(office), office.Outbox, new LocalTime(new ProviderProfile()), data.Clock);

    private AccountMails Mails(MailTestHost office) =>
        new(
            new Texts(),
            new SiteUrls(new SiteOptions { PublicAddress = "https://help.example.net" }, null!),
            TestLinks.Site,
            office.Outbox,
            Spoken(new ProviderProfile()),
            data.Clock
        );

    private FriendlyTime Spoken(ProviderProfile provider) => new(provider, new Texts(), new LocalTime(provider), data.Clock);

    private sealed class Stuck : IPersonalData
    {
        public required string Key { get; init; }

        public Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<PersonalDataTable>>([]);

        public Task EraseAsync(UnitOfWork work, DataSubject owner) =>
            owner.Key == Key ? throw new InvalidOperationException("This one cannot be erased.") : Task.CompletedTask;
    }

    public sealed class OnSqlite(SqliteFixture data) : ErasureTests(data), IClassFixture<SqliteFixture>
    {
        private readonly DatabaseFixture data = data;

        [Fact]
        public async Task The_files_of_the_database_do_not_hold_the_bytes_any_more()
        {
            await using var office = await MailTestHost.OpenAsync(data, new MailOptions { From = "help@example.net" });
            var person = await PersonAsync();
            await data.Database.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        """
                        update person set name = 'Nobody but Qzxvwy'
                        where id = @Id; insert into deletion (person_id, requested_at, due_at) values (@Id, @Now, @Now)
                        """,
                        new { person.Id, work.Now }
                    ),
                Ct
            );
            Assert.True(await HoldsAsync("Qzxvwy"));
            data.Clock.Advance(TimeSpan.FromMinutes(1));
            await new Erasure(data.Database, Holders(), Mails(office), office.Outbox, data.Clock, NullLogger<Erasure>.Instance).SweepAsync(
                Ct
            );
            Assert.False(await HoldsAsync("Qzxvwy"));
            Assert.False(await HoldsAsync(person.Email));
        }

        private async Task<bool> HoldsAsync(string text)
        {
            foreach (var file in new[] { data.Dialect.Place, data.Dialect.Place + "-wal" }.Where(File.Exists))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes, Ct);
                if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
                    return true;
            }

            return false;
        }
    }

    public sealed class OnPostgres(PostgresFixture data) : ErasureTests(data), IClassFixture<PostgresFixture>;
}
