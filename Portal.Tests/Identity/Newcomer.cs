using Microsoft.Data.Sqlite;
using Portal.Tests.Running;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;

namespace Portal.Tests.Identity;

/// <summary>Somebody with an account of their own, so that what a test does to it disturbs no other.</summary>
internal sealed class Newcomer
{
    public const string Password = "seven quiet lanterns";

    private const string Insert = """
        insert into person (key, name, language, email, email_key, email_confirmed_at, password_hash, password_changed_at, security_stamp, version, second_step, last_totp_step, created_at)
        values (@key, 'Somebody new', @language, @email, @email, @now, @hash, @now, @key, @key, 0, 0, @now) returning id
        """;

    private const string AddKey = """
        insert into passkey (credential, person_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up, attestation, client_data, created_at)
        values (@key, @me, 'The old name', 'AAAA', 0, '', 1, 0, 0, 'AAAA', 'AAAA', @now)
        """;

    private static readonly Lazy<string> Hash = new(() => new Hasher(new PasswordLimits()).HashPassword(new Person(), Password));

    private readonly string database;

    private Newcomer(string database, string key) => (this.database, Key, Email) = (database, key, $"newcomer.{key.ToLowerInvariant()}@mail.example");

    public string Key { get; }

    public string Email { get; }

    public long Id { get; private set; }

    public static async Task<Newcomer> ArriveAsync(IPortal program, string? role = null, string language = "en")
    {
        var person = new Newcomer(Path.Combine(program.DataFolder, "portal.db"), Guid.NewGuid().ToString("N"));
        person.Id = await person.AskAsync<long>(Insert, ("key", person.Key), ("email", person.Email), ("language", language), ("hash", Hash.Value), ("now", DateTimeOffset.UtcNow));
        if (role is not null) await person.DoAsync("insert into person_role (person_id, role, granted_at) values (@me, @role, @now)", ("role", role), ("now", DateTimeOffset.UtcNow));
        return person;
    }

    /// <summary>Opens the door with the password alone.</summary>
    public async Task SignInAsync(Guest guest, string language = "en")
    {
        await guest.OpenAsync($"/{language}/sign-in");
        await guest.SendAsync($"/{language}/sign-in", ("email", Email), ("password", Password));
    }

    /// <summary>A passkey named by the person's key, and sessions as strong as if begun with it.</summary>
    public async Task HoldKeyAsync()
    {
        await DoAsync(AddKey, ("key", Key), ("now", DateTimeOffset.UtcNow));
        await DoAsync("update session set second_step = 1 where person_id = @me");
    }

    /// <summary>As if this long had passed since this person last showed who they are.</summary>
    public Task LetProofAgeAsync(TimeSpan by) => DoAsync("update session set proved_at = @then where person_id = @me", ("then", DateTimeOffset.UtcNow - by));

    /// <summary>Runs a statement in which @me is this person.</summary>
    public Task<int> DoAsync(string sql, params (string Name, object Value)[] values) => RunAsync(sql, values, c => c.ExecuteNonQueryAsync());

    public Task<T> AskAsync<T>(string sql, params (string Name, object Value)[] values) =>
        RunAsync(sql, values, async c => (T)Convert.ChangeType(await c.ExecuteScalarAsync() ?? throw new InvalidOperationException("No row."), typeof(T), System.Globalization.CultureInfo.InvariantCulture));

    private async Task<T> RunAsync<T>(string sql, (string Name, object Value)[] values, Func<SqliteCommand, Task<T>> run)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@me", Id);
        foreach (var (name, value) in values) command.Parameters.AddWithValue("@" + name, value);
        return await run(command);
    }
}
