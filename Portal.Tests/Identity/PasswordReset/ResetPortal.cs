using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>A portal whose people forget passwords as often as a test likes. Their mails are files beside its data.</summary>
public abstract partial class ResetPortal : IAsyncLifetime
{
    public const string OldPassword = TestData.Password;
    public const string NewPassword = "four words never heard";

    private InProcessPortal? program;
    private Database? database;

    static ResetPortal() => WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).AddData(); // Dapper's type handlers

    public InProcessPortal Program => Present(program);

    public Database Database => Present(database);

    protected virtual string? WhyNot => null;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal HttpBrowser Guest(string? userAgent = null) => new(Program.Address, userAgent);

    /// <summary>Somebody with an account: address, password and whatever the test adds.</summary>
    public Task<Person> AddAsync(Action<Person>? set = null, params string[] recoveryCodes) =>
        TestData
            .In(Program)
            .CustomerWithPasswordAsync(
                person =>
                {
                    set?.Invoke(person);
                    if (person.SecondEmail is not null)
                        person.SecondEmailConfirmedAt = person.EmailConfirmedAt;
                },
                (work, person) => TestData.RecoveryCodesAsync(work, person, recoveryCodes)
            );

    /// <summary>Somebody whom an authenticator app is asked for beside the password.</summary>
    public Task<Person> AddWithSecondStepAsync(params string[] recoveryCodes) =>
        TestData.In(Program).CustomerWithSecondStepAsync(recoveryCodes: recoveryCodes);

    /// <summary>Waits until so many mails to an address have arrived, and returns the one with this in its text that came last.</summary>
    public async Task<MimeReader> MailAsync(string to, int count = 1)
    {
        List<MimeReader> mails = [];
        await Until.TrueAsync(
            () => Task.FromResult((mails = Mails(to)).Count >= count),
            () => $"{mails.Count} mails to {to}, not {count}.\n{Program.Output}",
            Ct
        );
        Assert.Equal(count, mails.Count);
        return mails[^1];
    }

    /// <summary>The codes of letters to somebody are good, as a day later.</summary>
    public Task LetLettersArriveAsync(Person person) =>
        Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    update token set valid_from = created_at
                    where purpose = 'reset.printed-code' and person_id = (select id from person where key = @Key)
                    """,
                    new { person.Key }
                ),
            Ct
        );

    /// <summary>Waits until everything that was asked for is answered.</summary>
    public Task AnsweredAsync() =>
        Until.TrueAsync(
            async () =>
                await Database.SingleOrDefaultAsync<long>("select count(*) from reset_request where answered_at is null", ct: Ct) == 0,
            () => "Something was left unanswered.",
            Ct
        );

    public List<MimeReader> Mails(string to) =>
        !Directory.Exists(Folder)
            ? []
            :
            [
                .. new DirectoryInfo(Folder)
                    .GetFiles("*.eml")
                    .OrderBy(f => f.LastWriteTimeUtc)
                    .Select(f => MimeReader.Read(File.ReadAllText(f.FullName)))
                    .Where(m => m["To"] == to),
            ];

    /// <summary>The path of the link in a mail; the link must lead to this portal.</summary>
    public string LinkIn(MimeReader mail)
    {
        var link = new Uri(Link().Match(mail.Text).Value);
        Assert.Equal(Program.Address.Authority, link.Authority);
        return link.PathAndQuery;
    }

    public Task<IReadOnlyList<string>> AuditAsync(Person person) =>
        Database.ListAsync<string>("select action from audit where target = @Target order by id", new { person.Target }, Ct);

    public async ValueTask InitializeAsync()
    {
        if (WhyNot is not null)
            return;
        program = await InProcessPortal.StartAsync(await SettingsAsync());
        database = new Database(Dialect(), TimeProvider.System);
        using var guest = Guest();
        await guest.OpenAsync("/en/sign-in"); // the demonstration accounts are made when somebody first asks
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (database is not null)
            await database.DisposeAsync();
        if (program is not null)
            await program.DisposeAsync();
    }

    protected abstract Dialect Dialect();

    protected virtual Task<PortalSettings> SettingsAsync() =>
        Task.FromResult(
            new PortalSettings
            {
                More = new Dictionary<string, string>
                {
                    ["Reset__MailsPerHour"] = "1000",
                    ["Reset__SecondsBetween"] = "0",
                    ["Reset__RequestsPerNetwork"] = "100000",
                    ["Reset__RequestsPerBrowser"] = "100000",
                    ["Reset__LettersPerDay"] = "3",
                    ["Passwords__Rounds"] = "100000",
                },
            }
        );

    private T Present<T>(T? what)
        where T : class
    {
        if (WhyNot is { } reason)
            Assert.Skip(reason);
        return what ?? throw new InvalidOperationException("The portal was not started.");
    }

    private string Folder => Path.Combine(Program.DataFolder, "mails");

    [GeneratedRegex(@"http://\S+/link/\S+")]
    private static partial Regex Link();

    public sealed class OnSqlite : ResetPortal
    {
        protected override Dialect Dialect() => new SqliteDialect(Path.Combine(Program.DataFolder, "portal.db"));
    }

    public sealed class OnPostgres(PostgresCluster cluster) : ResetPortal
    {
        private string connection = "";

        protected override string? WhyNot => PostgresCluster.WhyNot;

        protected override Dialect Dialect() => new PostgresDialect(connection);

        protected override async Task<PortalSettings> SettingsAsync() =>
            await base.SettingsAsync() with
            {
                PostgreSql = connection = await cluster.NewDatabaseAsync(),
            };
    }
}
