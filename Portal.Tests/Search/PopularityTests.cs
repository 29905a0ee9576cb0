using Portal.Tests.Data;
using Portal.Web.Help;
using Portal.Web.Search;

namespace Portal.Tests.Search;

/// <summary>What readers say of an article counts for more the more of them say it, and what is old counts for less.</summary>
public abstract class PopularityTests(DatabaseFixture data)
{
    private const string Article = "insert into article (key) values (@key) returning id";
    private const string Revision = """
        insert into revision (article_id, language, source, slug, title, summary, topic, keywords, technologies, audience, related,
            reviewed, created_at, created_by)
        values (@article, 'ca', '', 's', 't', '', '', '', '', '', '', @Reviewed, @Now, 'x') returning id
        """;

    private const string Vote = "insert into vote (revision_id, reader, helpful, voted_at) values (@revision, @reader, @helpful, @Now)";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(data.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task An_article_many_found_helpful_comes_before_one_few_did_and_that_before_one_nobody_did()
    {
        var (many, few, disliked, unknown) = (await AddAsync(45, 5), await AddAsync(2, 0), await AddAsync(0, 9), await AddAsync(0, 0));
        var value = await new Popularity(data.Database, data.Clock).ReadAsync(Ct);
        Assert.Equal([many, few], new[] { few, disliked, many, unknown }.OrderByDescending(value).Take(2));
        Assert.Equal(value(unknown), value(disliked), 3);
        Assert.All(new[] { many, few, disliked, unknown }, article => Assert.InRange(value(article), 0, 1));
        Assert.True(value(many) > value(many with { Reviewed = Today.AddDays(-400) }));
        Assert.Equal(value(unknown), value(many with { Language = "de" }), 3);
    }

    public sealed class OnSqlite(SqliteFixture data) : PopularityTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : PopularityTests(data), IClassFixture<PostgresFixture>;

    private async Task<Article> AddAsync(int helpful, int others)
    {
        var key = Guid.NewGuid().ToString("N");
        var id = await data.Database.WriteAsync(
            async work =>
            {
                var article = await work.SingleAsync<long>(Article, new { key });
                var revision = await work.SingleAsync<long>(
                    Revision,
                    new
                    {
                        article,
                        Reviewed = Today,
                        work.Now,
                    }
                );
                for (var n = 0; n < helpful + others; n++)
                    await work.ExecuteAsync(
                        Vote,
                        new
                        {
                            revision,
                            reader = $"{n}",
                            helpful = n < helpful,
                            work.Now,
                        }
                    );
                return revision;
            },
            Ct
        );
        return new Article
        {
            Key = key,
            Language = "ca",
            RevisionId = id,
            Slug = "s",
            Title = "t",
            Summary = "",
            Topic = "",
            Keywords = "",
            Related = "",
            Reviewed = Today,
            PublishedAt = data.Clock.GetUtcNow(),
        };
    }
}
