using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Operations;

namespace Portal.Tests.Operations;

/// <summary>Addresses from before there was one spelling are rewritten once, on each database.</summary>
public abstract class EmailKeyMigrationTests(DatabaseFixture data)
{
    private const string Follower = """
        insert into follower (key, target, postcode, email, email_key, language, created_at)
        values (@key, @target, '08001', @email, @email, 'de', @Now)
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_keys_are_brought_into_the_one_spelling_and_a_mailbox_that_is_there_already_is_left()
    {
        foreach (
            var (key, email) in new[]
            {
                ("old", "anna@bücher.example"),
                ("plain", "plain@example.org"),
                ("twice", "ben@bücher.example"),
                ("other", "ben@xn--bcher-kva.example"),
                ("local", "häuser@example.org"),
            }
        )
        {
            await TestData
                .In(data)
                .PersonAsync(
                    p => (p.Key, p.Language, p.Email, p.EmailKey) = (key, "de", email, email), // as it was kept once
                    (work, _) =>
                        work.ExecuteAsync(
                            Follower,
                            new
                            {
                                key,
                                target = "area:08001/",
                                email,
                                work.Now,
                            }
                        )
                );
        }

        var keys = new EmailKeyMigration(data.Database, NullLogger<EmailKeyMigration>.Instance);
        for (var starts = 0; starts < 2; starts++)
            await keys.RewriteAsync(Ct);
        foreach (var table in new[] { "person", "follower" })
        {
            var now = (await data.Database.ListAsync<Row>($"select key, email_key from {table}", ct: Ct)).ToDictionary(
                r => r.Key,
                r => r.EmailKey
            );
            Assert.Equal("anna@xn--bcher-kva.example", now["old"]);
            Assert.Equal(("plain@example.org", "häuser@example.org"), (now["plain"], now["local"]));
            Assert.Equal(("ben@bücher.example", "ben@xn--bcher-kva.example"), (now["twice"], now["other"]));
        }
    }

    private sealed record Row
    {
        public required string Key { get; init; }

        public required string EmailKey { get; init; }
    }

    public sealed class OnSqlite(SqliteFixture data) : EmailKeyMigrationTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmailKeyMigrationTests(data), IClassFixture<PostgresFixture>;
}
