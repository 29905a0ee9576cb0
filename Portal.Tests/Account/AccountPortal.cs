using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account;

[CollectionDefinition(Name)]
public sealed class AccountCollection : ICollectionFixture<AccountPortal>
{
    public const string Name = "Accounts";
}

/// <summary>
/// A portal where people with a password are made as they are needed and mails become files. Each browser comes from a network of its own,
/// so that what fails in one test counts in no other.
/// </summary>
public sealed partial class AccountPortal : IAsyncLifetime
{
    public const string Password = TestData.Password;

    private static int networks;

    public InProcessPortal Program { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        Program = await InProcessPortal.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Site__TrustedProxies__0"] = "127.0.0.1" } }
        );

    public ValueTask DisposeAsync() => Program.DisposeAsync();

    /// <summary>A new person's address.</summary>
    public async Task<string> PersonAsync(string name = "Customer with a garden") =>
        (await TestData.In(Program).CustomerWithPasswordAsync(p => p.Name = name)).Email;

    /// <summary>Signs a person in, in a browser of its own.</summary>
    internal async Task<HttpBrowser> EnterAsync(string email, string password = Password)
    {
        var guest = new HttpBrowser(Program.Address, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
        var network = Interlocked.Increment(ref networks);
        guest.MoveTo($"198.18.{network / 256}.{network % 256}");
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", email), ("password", password));
        return guest;
    }

    internal async Task<HttpBrowser> SomebodyAsync() => await EnterAsync(await PersonAsync());

    /// <summary>The last proof of everybody becomes older than ten minutes.</summary>
    public Task LetProofsAgeAsync(string email) =>
        RunAsync(
            "update session set reauthenticated_at = '2020-01-01 00:00:00+00:00' where person_id = (select id from person "
                + "where email = $email)",
            ("$email", email)
        );

    public async Task<string?> AskAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Program.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }

    public Task RunAsync(string sql, params (string Name, object Value)[] values) => AskAsync(sql, values);

    /// <summary>Waits for a mail to somebody that says this; returns all of its text.</summary>
    public async Task<string> MailAsync(string to, string saying)
    {
        var found = "";
        await Until.TrueAsync(
            () => Task.FromResult((found = Mails(to).FirstOrDefault(m => m.Contains(saying, StringComparison.Ordinal)) ?? "") != ""),
            () => $"No mail to {to} says {saying}.",
            Ct
        );
        return found;
    }

    public IEnumerable<string> Mails(string to)
    {
        var folder = Path.Combine(Program.DataFolder, "mails");
        return Directory.Exists(folder)
            ? Directory
                .GetFiles(folder, "*.eml")
                .Select(File.ReadAllText)
                .Where(m => m.Contains($"To: {to}", StringComparison.Ordinal))
                .Select(TextOf)
            : [];
    }

    /// <summary>The address of the site in a mail that contains this: path and query.</summary>
    public static string LinkIn(string mail, string part) =>
        new Uri(Link().Matches(mail).Select(m => m.Value).First(l => l.Contains(part, StringComparison.Ordinal))).PathAndQuery;

    public static string TextOf(string mail) =>
        string.Join(
            '\n',
            Encoded()
                .Matches(mail)
                .Select(m =>
                    Encoding.UTF8.GetString(
                        Convert.FromBase64String(
                            m.Value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
                        )
                    )
                )
        );

    [GeneratedRegex(@"(?m)(?:^[A-Za-z0-9+/=]{4,76}\r?\n)+(?=\r?\n|--)")]
    private static partial Regex Encoded();

    [GeneratedRegex(@"http://[^\s""<>&]+")]
    private static partial Regex Link();
}
