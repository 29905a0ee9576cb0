using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Bench.Pages;

/// <summary>What travels over the line for one article, Brotli-compressed.</summary>
internal sealed partial class Sizes
{
    private Sizes(byte[] article, long styles, long scripts) => (ArticleBytes, Styles, Scripts) = (article, styles, scripts);

    public byte[] ArticleBytes { get; }

    public long Styles { get; }

    public long Scripts { get; }

    public static async Task<Sizes> MeasureAsync(string root, string article)
    {
        using var http = new HttpClient { BaseAddress = new Uri(root) };
        var html = Encoding.UTF8.GetString(await GetAsync(http, article, "identity"));
        var home = Encoding.UTF8.GetString(await GetAsync(http, "/en", "identity"));
        var styles = Style().Matches(html).Select(m => m.Groups[1].Value);
        var scripts = Script().Matches(html + home).Select(m => m.Groups[1].Value).Distinct();
        return new Sizes(await GetAsync(http, article, "br"), await SumAsync(http, styles), await SumAsync(http, scripts));
    }

    public void Print() =>
        Console.WriteLine($"Brotli: article {ArticleBytes.Length:N0} bytes, style sheet {Styles:N0} bytes, scripts {Scripts:N0} bytes");

    private static async Task<long> SumAsync(HttpClient http, IEnumerable<string> paths)
    {
        var sum = 0L;
        foreach (var path in paths)
            sum += (await GetAsync(http, path, "br")).Length;
        return sum;
    }

    private static async Task<byte[]> GetAsync(HttpClient http, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", encoding);
        using var answer = await http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Style();

    [GeneratedRegex("<script type=\"module\" src=\"([^\"]+)\"")]
    private static partial Regex Script();
}
