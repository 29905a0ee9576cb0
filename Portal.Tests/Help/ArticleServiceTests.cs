using Portal.Tests.Help.Content;

namespace Portal.Tests.Help;

public sealed class ArticleServiceTests
{
    [Fact]
    public async Task A_retired_article_is_no_longer_linked_to_and_can_come_back()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        var last = await data.LastChangeAsync();
        Assert.True(await data.Service.RetireAsync("second", "test", HelpDatabase.Ct));
        Assert.False(await data.Service.RetireAsync("second", "test", HelpDatabase.Ct));
        Assert.DoesNotContain("/help/second", await data.HtmlAsync("first", "en"), StringComparison.Ordinal);
        Assert.Equal(["article:second", "article:first"], await data.TagsSinceAsync(last));
        Assert.True(await data.Service.RestoreAsync("second", "test", HelpDatabase.Ct));
        Assert.Contains("/help/second", await data.HtmlAsync("first", "en"), StringComparison.Ordinal);
        Assert.Equal(["article.restored", "article.retired"], await ActionsAsync(data));
    }

    [Fact]
    public async Task An_import_does_not_bring_a_retired_article_back()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        await data.Service.RetireAsync("second", "test", HelpDatabase.Ct);
        folder.Replace("articles/second/en.md", "## Place", "New.\n\n## Place");
        await data.ImportAsync(folder);
        Assert.DoesNotContain("/help/second", await data.HtmlAsync("first", "en"), StringComparison.Ordinal);
        Assert.Equal(
            1,
            await data.Data.SingleOrDefaultAsync<long>("select count(*) from article where retired_at is not null", ct: HelpDatabase.Ct)
        );
    }

    [Fact]
    public async Task The_last_vote_of_a_reader_counts()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        Assert.True(await data.Service.VoteAsync(1, "anna", helpful: true, null, null, HelpDatabase.Ct));
        Assert.True(await data.Service.VoteAsync(1, "anna", helpful: false, "unclear", "Which light?", HelpDatabase.Ct));
        Assert.True(await data.Service.VoteAsync(1, "ben", helpful: true, null, null, HelpDatabase.Ct));
        Assert.False(await data.Service.VoteAsync(999, "ben", helpful: true, null, null, HelpDatabase.Ct));
        const string votes = "select reader || ' ' || helpful || ' ' || coalesce(reason, '') from vote order by reader";
        Assert.Equal(["anna 0 unclear", "ben 1 "], await data.Data.ListAsync<string>(votes, ct: HelpDatabase.Ct));
    }

    private static Task<IReadOnlyList<string>> ActionsAsync(HelpDatabase data) =>
        data.Data.ListAsync<string>("select action from audit where target = 'article:second' order by action", ct: HelpDatabase.Ct);
}
