using System.Text;
using Portal.Tests.Hosting;
using Portal.Web.Site.Rendering;

namespace Portal.Tests.Site.Rendering;

/// <summary>A page is collected as bytes and leaves whole.</summary>
public sealed class PageWriterTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_leaves_before_the_page_is_whole()
    {
        using var sent = new MemoryStream();
        await using var page = new PageWriter(sent, null);
        await page.Inside.WriteAsync("уже ");
        await page.Inside.FlushAsync(Ct);
        await page.Inside.DisposeAsync();
        Assert.Equal(0, sent.Length);
        page.Write("\ud83d"); // the halves of one character
        page.Write('\udcf6');
        page.Write(Encoding.UTF8.GetBytes(" ç").AsMemory());
        await page.FlushAsync(Ct);
        Assert.Equal("уже 📶 ç", Encoding.UTF8.GetString(sent.ToArray()));
    }

    [Fact]
    public async Task There_is_room_for_a_page_of_any_length()
    {
        using var sent = new MemoryStream();
        await using var page = new PageWriter(sent, null);
        for (var line = 0; line < 1000; line++)
            await page.WriteAsync(new string('я', line).ToCharArray(), 0, line);
        await page.FlushAsync(Ct);
        Assert.Equal(new string('я', 1000 * 999 / 2), Encoding.UTF8.GetString(sent.ToArray()));
    }

    [Theory]
    [InlineData("/ru/help/slabyy-wi-fi")]
    [InlineData("/ca/help/wifi-feble")]
    public async Task A_page_rendered_anew_says_its_length_and_is_the_page_that_is_kept(string address)
    {
        var root = await portal.AddressAsync();
        var (kept, rendered) = (await RawHttp.GetAsync(root, address, Ct), await RawHttp.GetAsync(root, address + "?anew", Ct));
        Assert.Equal((200, kept.Body), (rendered.Status, rendered.Body));
        Assert.Equal(kept.Header("Content-Length"), rendered.Header("Content-Length"));
        Assert.Equal("", rendered.Header("Transfer-Encoding") ?? "");
    }
}
