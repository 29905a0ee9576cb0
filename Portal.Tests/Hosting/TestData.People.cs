using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Site.Forms;

namespace Portal.Tests.Hosting;

internal sealed partial class TestData
{
    /// <summary>The password of everybody who has one.</summary>
    public const string Password = "old wooden bridge at noon";

    /// <summary>The secret of the authenticator app of everybody who has one.</summary>
    public const string AuthenticatorSecret = "DEMONSTRATIONONLYDEMONSTRATION22";

    // As many rounds as the portals of the tests ask for: nobody is hashed anew at the first sign-in.
    private static readonly Lazy<string> Hash = new(() =>
        new UnicodePasswordHasher(
            new PasswordLimits
            {
                Rounds = int.Parse(PortalSettings.ForTests["Passwords__Rounds"], System.Globalization.CultureInfo.InvariantCulture),
            }
        ).HashPassword(new Person(), Password)
    );

    /// <summary>A customer with a confirmed address and the password of the tests.</summary>
    public Task<Person> CustomerWithPasswordAsync(Action<Person>? set = null, Func<UnitOfWork, Person, Task>? along = null) =>
        PersonAsync(
            person =>
            {
                (person.EmailConfirmedAt, person.PasswordHash, person.PasswordChangedAt) = (
                    clock.GetUtcNow(),
                    Hash.Value,
                    clock.GetUtcNow()
                );
                set?.Invoke(person);
            },
            along
        );

    /// <summary>A customer whose password alone opens nothing: an authenticator app is asked for, or one of the recovery codes.</summary>
    public Task<Person> CustomerWithSecondStepAsync(Action<Person>? set = null, params IReadOnlyList<string> recoveryCodes) =>
        CustomerWithPasswordAsync(
            person =>
            {
                (person.SecondStep, person.AuthenticatorKey) = (true, Seal.Protect(AuthenticatorSecret));
                set?.Invoke(person);
            },
            (work, person) => RecoveryCodesAsync(work, person, recoveryCodes)
        );

    public Task<Person> SupervisorAsync(Action<Person>? set = null) => StaffAsync(set, Roles.Supervisor);

    /// <summary>Somebody who works at the provider, with these roles.</summary>
    public Task<Person> StaffAsync(params IReadOnlyList<string> roles) => StaffAsync(null, roles);

    /// <inheritdoc cref="StaffAsync(IReadOnlyList{string})"/>
    public Task<Person> StaffAsync(Action<Person>? set, params IReadOnlyList<string> roles) =>
        PersonAsync(
            person =>
            {
                (person.Name, person.SecondStep) = ("Colleague", true);
                set?.Invoke(person);
            },
            (work, person) => RolesAsync(work, person, roles)
        );

    /// <summary>Somebody with an account and nothing else but what the test sets; "along" is written in the same change.</summary>
    public async Task<Person> PersonAsync(Action<Person>? set = null, Func<UnitOfWork, Person, Task>? along = null)
    {
        var person = new Person { Name = "Customer at home", SecurityStamp = "stamp" };
        person.Email = $"account-{Interlocked.Increment(ref people)}@example.org";
        set?.Invoke(person);
        if (person.EmailKey == "")
            person.EmailKey = EmailAddress.Key(person.Email);
        var store = new PersonStore(db, clock, Seal);
        var created = await store.SaveAsync(() => store.CreateAsync(person, Ct), work => along?.Invoke(work, person) ?? Task.CompletedTask);
        Assert.True(created.Succeeded, $"{person.Key}, {person.Email} or {person.CustomerNumber} is taken.");
        return person;
    }

    /// <summary>Gives somebody roles they have not.</summary>
    public Task GrantAsync(Person person, params IReadOnlyList<string> roles) => db.WriteAsync(work => RolesAsync(work, person, roles), Ct);

    public static async Task RolesAsync(UnitOfWork work, Person person, IReadOnlyList<string> roles)
    {
        foreach (var role in roles)
            await work.ExecuteAsync(
                "insert into person_role (person_id, role, granted_at) values (@Id, @role, @Now)",
                new
                {
                    person.Id,
                    role,
                    work.Now,
                }
            );
    }

    public static async Task RecoveryCodesAsync(UnitOfWork work, Person person, IReadOnlyList<string> codes)
    {
        const string Add = "insert into recovery_code (person_id, hash, created_at) values (@Id, @hash, @Now)";
        foreach (var code in codes)
            await work.ExecuteAsync(
                Add,
                new
                {
                    person.Id,
                    hash = Secret.Hash($"{person.Key} {RecoveryCodes.Plain(code)}"),
                    work.Now,
                }
            );
    }
}
