using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.SecondSteps;

namespace Portal.Web.Identity;

/// <summary>An account to try the portal with.</summary>
public sealed record DemonstrationAccount(string Email, string Name, string Role);

/// <summary>
/// Accounts to try the portal with, listed on the page to sign in. They exist in development only: elsewhere none is ever made, and none that lies in a database is let in.
/// </summary>
public sealed class Demonstration(IHostEnvironment environment, Database db, TimeProvider clock, IPasswordHasher<Person> hasher, Seal seal)
{
    public const string Password = "demonstration only";
    public const string Domain = "@staff.demo.example";
    private const string Secret = "DEMONSTRATIONONLYDEMONSTRATION22";

    private const string ByEmail = "select id, key, name, email from person where email_key = @email";
    private const string Add = """
        insert into person (key, name, language, email, email_key, email_confirmed_at, password_hash, password_changed_at, security_stamp, version, second_step, authenticator_key, last_totp_step, created_at)
        values (@Key, @Name, 'en', @Email, @Email, @Now, @hash, @Now, @stamp, @stamp, @yes, @sealedSecret, 0, @Now)
        on conflict (email_key) do nothing
        returning id
        """;

    private const string Grant = "insert into person_role (person_id, role, granted_at) values (@id, @Role, @Now)";

    private static readonly DemonstrationAccount[] Staff =
        [.. Roles.All.Select(role => new DemonstrationAccount($"{role.ToLowerInvariant()}{Domain}", $"Demonstration {role}", role))];

    private readonly Lock once = new();
    private Task? made;

    /// <summary>Makes them when somebody first asks.</summary>
    public async Task<IReadOnlyList<DemonstrationAccount>> AccountsAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment()) return [];
        Task making;
        lock (once) making = made is null or { IsFaulted: true } ? made = MakeAsync() : made;
        await making.WaitAsync(ct);
        return Staff;
    }

    /// <summary>The person behind one of these accounts; null for every other address.</summary>
    public async Task<Person?> FindAsync(string? email, CancellationToken ct) => (await AccountsAsync(ct)).Any(a => a.Email == email)
        ? await db.SingleOrDefaultAsync<Person>(ByEmail, new { email }, ct)
        : null;

    /// <summary>What the authenticator app of such an account would show now; null for everybody else.</summary>
    public async Task<string?> CodeAsync(Person person) => !environment.IsDevelopment() || !person.Email.EndsWith(Domain, StringComparison.Ordinal) ? null
        : await Task.FromResult(TotpProvider.CodeOf(Base32.Decode(Secret), clock.GetUtcNow().ToUnixTimeSeconds() / 30).ToString("D6", CultureInfo.InvariantCulture));

    private async Task MakeAsync()
    {
        var (hash, sealedSecret) = (hasher.HashPassword(new Person(), Password), seal.Close(Secret));
        await db.WriteAsync(
            async work =>
            {
                foreach (var account in Staff)
                {
                    var person = new Person { Name = account.Name, Email = account.Email };
                    var id = await work.SingleOrDefaultAsync<long?>(Add, new { person.Key, person.Name, person.Email, work.Now, hash, stamp = person.Version, sealedSecret, yes = true });
                    if (id is not null) await work.ExecuteAsync(Grant, new { id, account.Role, work.Now });
                }
            });
    }
}
