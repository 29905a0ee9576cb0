using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;

namespace Portal.Tests.Help;

/// <summary>
/// Whoever reads while editors publish again and again sees one revision, whole: its title, its words and its number for the vote.
/// </summary>
public sealed partial class ReplacedArticleTests
{
    private const int Imports = 4;
    private const int Turns = 150;
    private const int Readers = 6;

    private static readonly string[] Addresses =
    [
        "/en/help/weak-wifi",
        "/en/help/weak-wifi?x",
        "/en/help/contact-us",
        "/en/help/contact-us?x",
        "/en/help/weak-wifi.md",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_never_see_a_page_put_together_from_two_revisions()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await PublishAsync(portal, 0);
        await portal.FollowsAsync(async () => await RevisionAsync(portal, Addresses[0]) == 0, "The first revision does not appear.");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var readers = Enumerable.Range(0, Readers).Select(n => ReadOnAsync(portal, n, enough.Token)).ToList();
        for (var revision = 1; revision <= Imports; revision++)
            await PublishAsync(portal, revision);
        foreach (var address in Addresses)
            await portal.FollowsAsync(
                async () => await RevisionAsync(portal, address) == Imports,
                $"{address} does not show the last revision."
            );
        await enough.CancelAsync();
        var seen = await Task.WhenAll(readers);
        Assert.InRange(seen.Sum(s => s.Count), 300, int.MaxValue);
        Assert.InRange(seen.SelectMany(s => s).Distinct().Count(), 3, Imports + 1);
    }

    // A second node that publishes one of two revisions by turns, faster than any import, so that somebody is always reading in between.
    [Fact]
    public async Task Not_even_when_another_node_publishes_many_times_a_second()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await PublishAsync(portal, 0);
        await portal.WriteAsync("create table kept as select 0 as turn, * from publication where language = 'en'");
        await PublishAsync(portal, 1);
        await portal.WriteAsync("insert into kept select 1 as turn, * from publication where language = 'en'");
        await portal.FollowsAsync(async () => await RevisionAsync(portal, Addresses[0]) == 1, "The second revision does not appear.");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var pages = 0;
        var readers = Enumerable
            .Range(0, Readers)
            .Select(n => ReadOnAsync(portal, n, enough.Token, () => Interlocked.Increment(ref pages)))
            .ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            var next = Volatile.Read(ref pages) + 3;
            await portal.WriteAsync(Turn(turn % 2));
            await Until.TrueAsync(
                () => Task.FromResult(Volatile.Read(ref pages) >= next || readers.Any(r => r.IsFaulted)),
                () => portal.Program.Output,
                Ct
            );
        }

        // A portal that is busy looks for changes less often than they come, so each revision
        // is waited for once more before the readers go home.
        foreach (var last in (int[])[0, 1])
        {
            await portal.WriteAsync(Turn(last));
            await portal.FollowsAsync(async () => await RevisionAsync(portal, Addresses[0]) == last, $"Revision {last} does not appear.");
        }

        await enough.CancelAsync();
        Assert.All((await Task.WhenAll(readers)).SelectMany(s => s), seen => Assert.InRange(seen, 0, 1));
    }

    private static string Turn(int turn) =>
        $"""
            begin immediate;
            update publication set revision_id = kept.revision_id, html = kept.html, sections = kept.sections
            from kept where kept.article_id = publication.article_id and kept.language = publication.language and kept.turn = {turn};
            insert into change (tag, at) values ('article:weak-wifi', '2026-01-01 00:00:00+00:00'),
              ('article:contact-us', '2026-01-01 00:00:00+00:00');
            commit
            """;

    private static async Task<List<int>> ReadOnAsync(ChangingPortal portal, int reader, CancellationToken enough, Action? read = null)
    {
        var seen = new List<int>();
        for (var turn = reader; !enough.IsCancellationRequested; turn++)
        {
            seen.Add(await RevisionAsync(portal, Addresses[turn % Addresses.Length]));
            read?.Invoke();
        }

        return seen;
    }

    /// <summary>The one revision a page consists of.</summary>
    private static async Task<int> RevisionAsync(ChangingPortal portal, string address)
    {
        using var answer = await portal.Program.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} {address}\n{portal.Program.Output}");
        if (!address.EndsWith(".md", StringComparison.Ordinal))
        {
            Assert.EndsWith("</html>", text.TrimEnd(), StringComparison.Ordinal);
            var page = new HtmlParser().ParseDocument(text);
            var head = page.QuerySelector("title")!.TextContent + page.QuerySelector("meta[name=description]")!.GetAttribute("content");
            text = head + page.QuerySelector("main article")!.TextContent;
            Assert.True(Number().Count(text) is 0 or >= 200, $"{address} shows only a part");
        }

        var numbers = Number().Matches(text).Select(m => int.Parse(m.Groups[1].Value, null)).Distinct().ToList();
        Assert.True(numbers.Count <= 1, $"{address} shows revisions {string.Join(" and ", numbers)}");
        return numbers.Count == 0 ? -1 : numbers[0];
    }

    private static async Task PublishAsync(ChangingPortal portal, int revision)
    {
        portal.Content.Write("articles/weak-wifi/en.md", Article("weak-wifi", revision));
        portal.Content.Write("articles/contact-us/en.md", Article("contact-us", revision));
        var (_, text) = await PortalCommand.RunAsync(portal.Program.DataFolder, Ct, "content", "import", portal.Content.Path);
        Assert.Contains("2 articles imported", text, StringComparison.Ordinal);
    }

    private static string Article(string slug, int revision) =>
        $"""
            ---
            title: About {slug}, revision-{revision}-
            slug: {slug}
            summary: The summary of revision-{revision}-.
            topic: wifi
            keywords: [wifi]
            technologies: [fibre, cable, dsl, wireless]
            audience: everyone
            reviewed: 2026-11-02 by the editor
            related: [router-lights]
            ---
            The first words of revision-{revision}-.

            ## A part

            {string.Concat(Enumerable.Repeat($"Words of revision-{revision}-.\n\n", 200))}
            """;

    [GeneratedRegex("revision-([0-9]+)-")]
    private static partial Regex Number();
}
