using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Portal.Tests.Data;
using Portal.Web.Identity;

namespace Portal.Tests.Identity;

/// <summary>Passkeys and recovery codes as each database keeps them.</summary>
public abstract class KeyStoreTests(DatabaseFixture data)
{
    private static int made;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_comes_back_as_it_was_kept_and_finds_its_owner()
    {
        var (people, person) = await PersonAsync();
        var key = Key("The phone in the kitchen, ключ 🔑");
        await KeepAsync(people, person, key);
        var found = await people.FindPasskeyAsync(person, key.CredentialId, Ct);
        Assert.Equal(
            (key.Name, key.SignCount, true, true, false, "internal usb"),
            (
                found!.Name,
                found.SignCount,
                found.IsUserVerified,
                found.IsBackupEligible,
                found.IsBackedUp,
                string.Join(' ', found.Transports!)
            )
        );
        Assert.Equal(key.PublicKey, found.PublicKey);
        Assert.Equal(key.AttestationObject, found.AttestationObject);
        Assert.Equal(key.ClientDataJson, found.ClientDataJson);
        Assert.Equal(key.CreatedAt, found.CreatedAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal(person.Key, (await people.FindByPasskeyIdAsync(key.CredentialId, Ct))!.Key);
        Assert.Null(await people.FindByPasskeyIdAsync([1, 2, 3], Ct));
    }

    [Fact]
    public async Task A_sign_in_counts_on_the_key_of_its_owner_and_never_takes_a_key_over()
    {
        var (people, person) = await PersonAsync();
        var (others, other) = await PersonAsync();
        var key = Key("mine");
        await KeepAsync(people, person, key);
        await KeepAsync(people, person, Key("mine", key.CredentialId, 7));
        await KeepAsync(others, other, Key("taken over", key.CredentialId, 90));
        var kept = Assert.Single(await people.GetPasskeysAsync(person, Ct));
        Assert.Equal(("mine", 7u), (kept.Name, kept.SignCount));
        Assert.Empty(await others.GetPasskeysAsync(other, Ct));
        Assert.Equal(person.Key, (await people.FindByPasskeyIdAsync(key.CredentialId, Ct))!.Key);
        Assert.NotNull(
            await data.Database.SingleOrDefaultAsync<DateTimeOffset?>(
                "select used_at from passkey where person_id = @Id",
                new { person.Id },
                Ct
            )
        );
    }

    [Fact]
    public async Task Keys_stand_in_the_order_they_came_and_only_their_owner_names_and_removes_them()
    {
        var (people, person) = await PersonAsync();
        var (others, other) = await PersonAsync();
        UserPasskeyInfo[] keys = [Key("first"), Key("second"), Key("third")];
        foreach (var key in keys)
        {
            await KeepAsync(people, person, key);
            data.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await others.RenameAsync(other.Id, keys[0].CredentialId, "not theirs", Ct);
        await others.RemovePasskeyAsync(other, keys[1].CredentialId, Ct);
        await others.UpdateAsync(other, Ct);
        Assert.Equal(["first", "second", "third"], (await people.GetPasskeysAsync(person, Ct)).Select(k => k.Name));
        await people.RenameAsync(person.Id, keys[0].CredentialId, "the first", Ct);
        await people.RemovePasskeyAsync(person, keys[1].CredentialId, Ct);
        Assert.True((await people.UpdateAsync(person, Ct)).Succeeded);
        Assert.Equal(["the first", "third"], (await people.GetPasskeysAsync(person, Ct)).Select(k => k.Name));
    }

    [Fact]
    public async Task A_key_comes_with_the_change_of_its_owner_or_not_at_all()
    {
        var (people, person) = await PersonAsync();
        person.Version = "seen before another changed it";
        await people.AddOrUpdatePasskeyAsync(person, Key("late"), Ct);
        Assert.False((await people.UpdateAsync(person, Ct)).Succeeded);
        Assert.Empty(await people.GetPasskeysAsync(person, Ct));
    }

    [Fact]
    public async Task Of_many_who_use_one_recovery_code_or_one_step_of_the_clock_at_once_one_succeeds()
    {
        var (people, person) = await PersonAsync();
        await people.ReplaceCodesAsync(person, ["aaaa-bbbb-cccc-dddd", "eeee-ffff-gggg-hhhh"], Ct);
        Assert.True((await people.UpdateAsync(person, Ct)).Succeeded);
        Assert.Single(
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => people.RedeemCodeAsync(person, "AAAA BBBB CCCC DDDD", Ct))),
            used => used
        );
        Assert.Equal(1, await people.CountCodesAsync(person, Ct));
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => people.TakeTotpStepAsync(person, 55, Ct))), taken => taken);
        Assert.False(await people.TakeTotpStepAsync(person, 54, Ct));
    }

    private async Task<(PersonStore People, Person Person)> PersonAsync()
    {
        var people = new PersonStore(data.Database, data.Clock, new SecretProtector(new EphemeralDataProtectionProvider()));
        var email = $"holder{Interlocked.Increment(ref made)}@example.org";
        var person = new Person
        {
            Name = "Somebody with keys",
            Email = email,
            EmailKey = email,
        };
        Assert.True((await people.CreateAsync(person, Ct)).Succeeded);
        return (people, person);
    }

    private static async Task KeepAsync(PersonStore people, Person person, UserPasskeyInfo key)
    {
        await people.AddOrUpdatePasskeyAsync(person, key, Ct);
        Assert.True((await people.UpdateAsync(person, Ct)).Succeeded);
    }

    private UserPasskeyInfo Key(string name, byte[]? credential = null, uint count = 0) =>
        new(
            credential ?? Guid.NewGuid().ToByteArray(),
            [0, 255, 128, 10],
            data.Clock.GetUtcNow(),
            count,
            ["internal", "usb"],
            isUserVerified: true,
            isBackupEligible: true,
            isBackedUp: false,
            [9, 8, 0],
            [123, 125]
        )
        {
            Name = name,
        };

    public sealed class OnSqlite(SqliteFixture data) : KeyStoreTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : KeyStoreTests(data), IClassFixture<PostgresFixture>;
}
