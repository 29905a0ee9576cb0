using Portal.Tests.Help.Content;
using Portal.Web.Help;
using Xunit;

namespace Portal.Tests.Help;

public sealed class ArticleReaderTests
{
    [Fact]
    public async Task What_is_published_is_read_with_everything_known_of_it()
    {
        using var folder = SmallContent.Create();
        folder.Replace("articles/first/en.md", "summary: What to do.", "summary: Ring {{phone}}.");
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        await data.Desk.RetireAsync("second", "test", HelpDatabase.Ct);
        var reader = new ArticleReader(data.Data, (_, key) => key);
        Assert.Equal(6, (await reader.AllAsync(HelpDatabase.Ct)).Count);
        Assert.Null(await reader.FindAsync("second", "en", HelpDatabase.Ct));
        var article = await reader.FindAsync("first", "en", HelpDatabase.Ct);
        Assert.NotNull(article);
        Assert.Equal("Ring 0800.", article.Front.Summary);
        Assert.Equal(["one", "two"], article.Front.Keywords);
        Assert.Equal(["", "Place"], article.Text.Sections.Select(s => s.Heading));
        Assert.Equal(await data.HtmlAsync("first", "en"), article.Text.Html);
    }
}
