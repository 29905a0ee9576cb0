using System.Net;
using Portal.Tests.Hosting;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>The pages of guides, as everybody gets them.</summary>
public sealed class NodePagesTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> GuidesByLanguage =>
        new(Language.Codes.SelectMany(l => GuideFolder.Set.All.Select(g => (g.Key, l))));

    [Theory]
    [MemberData(nameof(GuidesByLanguage))]
    public async Task Every_page_of_a_guide_is_there_in_every_language(string guide, string language)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        var read = GuideFolder.Set.Find(guide)!;
        var text = read.Texts[language];
        foreach (var (node, answers) in Ways(read))
        {
            var address = $"/{language}/fix/{guide}/{node.Key}?{string.Join('&', answers.Select(a => $"{a.Key}={a.Value}"))}";
            await guest.OpenAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, guest.Status));
            Assert.StartsWith($"/{language}/fix/{guide}/{node.Key}?v=", guest.Address, StringComparison.Ordinal);
            Assert.Equal(Plain(text.Nodes[node.Key].Title), Plain(guest.Page.QuerySelector("h1")!.TextContent));
            Assert.DoesNotContain("Guide.", guest.Main, StringComparison.Ordinal); // the key of a text that is missing
            Assert.Equal("noindex", guest.Page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.True(node.IsResult || guest.Page.QuerySelectorAll(".guide-answers a, .guide-form button").Length > 0, address);
        }
    }

    [Fact]
    public async Task A_page_one_cannot_be_on_leads_to_the_one_where_one_is()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/fix/fibre-signal/no-signal?from=no-internet&scope=all");
        Assert.StartsWith("/en/fix/no-internet/power?v=", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync("/en/fix/no-internet/nowhere?scope=<script>&utm_source=x");
        Assert.Matches(@"^/en/fix/no-internet/scope\?v=\d+$", guest.Address);
        await guest.OpenAsync("/en/fix/no-such-guide/scope");
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
    }

    [Fact]
    public async Task Who_goes_back_sees_the_answer_they_gave_and_keeps_the_others()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/fix/no-internet/technology?scope=all&power=green&internet-light=down");
        await guest.OpenAsync(guest.Page.QuerySelector(".given a")!.GetAttribute("href")!);
        Assert.StartsWith("/en/fix/no-internet/scope?", guest.Address, StringComparison.Ordinal);
        var chosen = guest.Page.QuerySelector(".guide-answers a[aria-current]")!;
        Assert.Contains("All of them", chosen.TextContent, StringComparison.Ordinal);
        await guest.OpenAsync(chosen.GetAttribute("href")!);
        Assert.StartsWith("/en/fix/no-internet/technology?", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_is_served_from_finished_bytes_and_is_no_larger_than_fourteen_kilobytes()
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = await portal.AddressAsync() };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var first = await client.GetAsync(new Uri("/ru/fix/no-internet/scope", UriKind.Relative), Ct);
        var address = first.RequestMessage!.RequestUri!;
        var sizes = new List<int>();
        for (var n = 0; n < 3; n++)
        {
            using var answer = await client.GetAsync(address, Ct);
            sizes.Add((await answer.Content.ReadAsByteArrayAsync(Ct)).Length);
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        }

        Assert.All(sizes, size => Assert.InRange(size, 1, 14 * 1024));
    }

    [Fact]
    public async Task The_start_of_a_problem_looks_for_an_outage_first_and_is_the_only_page_for_search_engines()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/fix/no-internet");
        Assert.Contains("First: is there an outage?", guest.Main, StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("meta[name=robots]"));
        Assert.NotNull(guest.Page.QuerySelector("a[href$='/en/status#check']"));
        await guest.OpenAsync(guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.StartsWith("/en/fix/no-internet/scope?v=", guest.Address, StringComparison.Ordinal);
    }

    // A shortest way to each node of a guide, as answers to its questions.
    private static IEnumerable<(GuideNode Node, Dictionary<string, string> Answers)> Ways(Guide guide)
    {
        var (seen, left) = (
            new HashSet<string> { guide.Start },
            new Queue<(GuideNode, Dictionary<string, string>)>([(guide.Find(guide.Start)!, [])])
        );
        while (left.TryDequeue(out var way))
        {
            yield return way;
            foreach (var answer in way.Item1.Answers.Where(a => a.Next.Guide is null && seen.Add(a.Next.Node!)))
                left.Enqueue((guide.Find(answer.Next.Node!)!, new(way.Item2) { [way.Item1.Key] = AnswerFor(way.Item1, answer) }));
        }
    }

    private static string AnswerFor(GuideNode node, GuideAnswer answer) =>
        node.Kind switch
        {
            NodeKind.Device => "other",
            NodeKind.Number when answer.Name == "else" => $"{node.Number!.Max}",
            NodeKind.Number when answer.Name != GuideAnswers.Unknown =>
                $"{decimal.Parse(answer.Name, System.Globalization.CultureInfo.InvariantCulture) - 1}",
            _ => answer.Name,
        };

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('’', '\'').Trim();
}
