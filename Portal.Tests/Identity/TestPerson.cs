using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;
using Portal.Web.Identity;

namespace Portal.Tests.Identity;

/// <summary>Somebody with an account of their own, so that what a test does to it disturbs no other.</summary>
internal sealed class TestPerson
{
    public const string Password = TestData.Password;

    private readonly IPortal portal;
    private readonly Person person;

    private TestPerson(IPortal portal, Person person) => (this.portal, this.person) = (portal, person);

    public string Key => person.Key;

    public string Email => person.Email;

    public long Id => person.Id;

    public static async Task<TestPerson> ArriveAsync(IPortal program, string? role = null, string language = "en")
    {
        await using var made = TestData.In(program);
        var person = await made.CustomerWithPasswordAsync(p => (p.Name, p.Language) = ("Somebody new", language));
        if (role is not null)
            await made.GrantAsync(person, role);
        return new TestPerson(program, person);
    }

    public static TestPerson Of(IPortal program, Person person) => new(program, person);

    /// <summary>Opens the door with the password alone.</summary>
    public async Task SignInAsync(HttpBrowser guest, string language = "en")
    {
        await guest.OpenAsync($"/{language}/sign-in");
        await guest.SendAsync($"/{language}/sign-in", ("email", Email), ("password", Password));
    }

    /// <summary>A passkey named by the person's key, and sessions as strong as if begun with it.</summary>
    public async Task HoldKeyAsync()
    {
        await using (var made = TestData.In(portal))
            await made.PasskeyAsync(person, "The old name");
        await DoAsync("update session set second_step = 1 where person_id = @me");
    }

    /// <summary>As if this long had passed since this person last showed who they are.</summary>
    public Task LetProofAgeAsync(TimeSpan by) =>
        DoAsync("update session set reauthenticated_at = @then where person_id = @me", ("then", DateTimeOffset.UtcNow - by));

    /// <summary>Runs a statement in which @me is this person.</summary>
    public Task<int> DoAsync(string sql, params (string Name, object Value)[] values) =>
        RunAsync(sql, values, c => c.ExecuteNonQueryAsync());

    public Task<T> AskAsync<T>(string sql, params (string Name, object Value)[] values) =>
        RunAsync(
            sql,
            values,
            async c =>
                (T)
                    Convert.ChangeType(
                        await c.ExecuteScalarAsync() ?? throw new InvalidOperationException("No row."),
                        typeof(T),
                        System.Globalization.CultureInfo.InvariantCulture
                    )
        );

    private async Task<T> RunAsync<T>(string sql, (string Name, object Value)[] values, Func<SqliteCommand, Task<T>> run)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Pooling=False;Default Timeout=30"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@me", Id);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue("@" + name, value);
        return await run(command);
    }
}
