using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Provider;
using Portal.Web.Provider.Demonstration;

namespace Portal.Web.Identity;

/// <summary>An account to try the portal with. Staff have a role, customers a number.</summary>
public sealed record DemonstrationAccount(string Key, string Email, string Name, string Language, string? Role, string? Number);

/// <summary>
/// Accounts to try the portal with, listed on the page to sign in. They exist in development only: elsewhere none is ever made, and those
/// that lie in a database are locked at start.
/// </summary>
public sealed class DemonstrationAccounts(
    IHostEnvironment environment,
    Database db,
    TimeProvider clock,
    IPasswordHasher<Person> hasher,
    SecretProtector seal,
    DemonstrationCustomers customers
)
{
    public const string Password = "demonstration only";
    private const string Secret = "DEMONSTRATIONONLYDEMONSTRATION22";
    private const string Prefix = "demonstration-";

    // The others have no account, so that signing up can be tried too.
    private static readonly HashSet<string> WithAccount =
    [
        "DEMO-1001",
        "DEMO-1002",
        "DEMO-1003",
        "DEMO-1004",
        "DEMO-1005",
        "DEMO-1006",
        "DEMO-1013",
    ];

    private const string ByEmail =
        "select id, key, name, email from person where email_key = @email and key >= 'demonstration-' and key < 'demonstration.'";
    private const string LockAll = """
        update person set locked_at = @Now, lock_reason = 'demonstration'
        where key >= 'demonstration-' and key < 'demonstration.' and locked_at is null
        """;

    private const string Add = """
        insert into person (key, name, language, email, email_key, email_confirmed_at, customer_number, password_hash, password_changed_at,
            security_stamp, version,
            second_step, authenticator_key, last_totp_step, created_at)
        values (@Key, @Name, @Language, @Email, @Email, @Now, case when exists (select 1 from person
        where customer_number = @Number) then null else @Number end, @hash, @Now, @stamp, @stamp, @isStaff, @secret, 0, @Now)
        on conflict (email_key) do update set locked_at = null, lock_reason = null, authenticator_key = excluded.authenticator_key
        returning id
        """;

    private const string Grant = "insert into person_role (person_id, role, granted_at) values (@id, @Role, @Now) on conflict do nothing";

    private static readonly DemonstrationAccount[] Staff =
    [
        .. Roles.All.Select(role => new DemonstrationAccount(
            Prefix + role.ToLowerInvariant(),
            $"{role.ToLowerInvariant()}@staff.demo.example",
            $"Demonstration {role}",
            "en",
            role,
            null
        )),
    ];

    private readonly Lock once = new();
    private Task? made;

    /// <summary>Makes them when somebody first asks.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> AccountsAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment())
            return [];
        Task making;
        lock (once)
            making = made is null or { IsFaulted: true } ? made = MakeAsync() : made;
        await making.WaitAsync(ct);
        return All();
    }

    /// <summary>The person behind one of these accounts; null for every other address.</summary>
    public async Task<Person?> FindAsync(string? email, CancellationToken ct) =>
        (await AccountsAsync(ct)).Any(a => a.Email == email) ? await db.SingleOrDefaultAsync<Person>(ByEmail, new { email }, ct) : null;

    /// <summary>Made-up customers whom nobody has made an account for yet.</summary>
    public IEnumerable<DemonstrationCustomer> WithoutAccount => customers.All.Where(c => !WithAccount.Contains(c.Number));

    /// <summary>What the authenticator app of such an account would show now; null for everybody else.</summary>
    public string? CodeOf(Person person) =>
        environment.IsDevelopment() && Staff.Any(a => a.Key == person.Key)
            ? TotpProvider.CodeOf(Secret, clock.GetUtcNow().ToUnixTimeSeconds() / 30)
            : null;

    /// <summary>
    /// At start, where this is no development: a database that was copied from one lets nobody in by a password everybody knows.
    /// </summary>
    public Task LockLeftoversAsync(CancellationToken ct) =>
        environment.IsDevelopment() ? Task.CompletedTask : db.WriteAsync(work => work.ExecuteAsync(LockAll, new { work.Now }), ct);

    private IReadOnlyList<DemonstrationAccount> All() =>
        [.. Staff, .. customers.All.Where(c => WithAccount.Contains(c.Number)).Select(ForCustomer)];

    private static DemonstrationAccount ForCustomer(DemonstrationCustomer customer)
    {
        var number = customer.Number.ToLowerInvariant();
        return new(
            Prefix + number,
            $"{number}@customer.demo.example",
            customer.Name,
            customer.Language,
            null,
            CustomerNumber.Read(customer.Number)
        );
    }

    private async Task MakeAsync()
    {
        var (hash, secret) = (hasher.HashPassword(new Person(), Password), seal.Protect(Secret));
        await db.WriteAsync(async work =>
        {
            foreach (var account in All())
            {
                var isStaff = account.Role is not null;
                var values = new
                {
                    account.Key,
                    account.Name,
                    account.Language,
                    account.Email,
                    account.Number,
                    work.Now,
                    hash,
                    stamp = account.Key,
                    isStaff,
                    secret = isStaff ? secret : null,
                };
                var id = await work.SingleAsync<long>(Add, values);
                if (isStaff)
                    await work.ExecuteAsync(
                        Grant,
                        new
                        {
                            id,
                            account.Role,
                            work.Now,
                        }
                    );
            }
        });
    }
}
