using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search;

/// <summary>What was searched for instead of what was typed is said on the page, with the way back.</summary>
public sealed class CorrectionPageTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("intrenet slow", "intrenet", "internet", "\"intrenet\" slow")] // misspelt
    [InlineData("sluggish internet", "sluggish", "slow", "\"sluggish\" internet")] // another word for it, kept by editors
    // a phrase no article has
    [InlineData("slow \"evening light cable\"", "\"evening light cable\"", "evening light cable", "\"evening light cable\"")]
    public async Task A_reader_sees_what_was_searched_for_and_can_go_back(string text, string typed, string searched, string back)
    {
        var note = (await DocumentAsync($"/en/search?q={Uri.EscapeDataString(text)}")).QuerySelector("p.corrected")!;
        Assert.StartsWith($"Searched for “{searched}” instead of “{typed}”.", note.TextContent.Trim(), StringComparison.Ordinal);
        var address = note.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal($"/en/search?q={Uri.EscapeDataString(back)}", address);
        Assert.DoesNotContain(
            (await DocumentAsync(address)).QuerySelectorAll("p.corrected"),
            other => other.TextContent.Contains(searched, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_reader_sees_what_was_left_out()
    {
        var note = (await DocumentAsync("/en/search?q=slow+%22intrenet%22")).QuerySelector("p.corrected")!;
        Assert.Equal("No article has “intrenet”. These match the other words.", note.TextContent.Trim());
    }

    private async Task<IDocument> DocumentAsync(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
    }
}
