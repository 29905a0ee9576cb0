using Portal.Tests.Help;

namespace Portal.Tests.Search;

/// <summary>A search that is answered from finished bytes follows what editors publish, as soon as the search itself does.</summary>
public sealed class ChangedSearchTests
{
    private const int Turns = 60;
    private const int Readers = 4;
    private const string Words = "/en/search?q=zwergpinguin";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kept_search_goes_when_an_article_a_synonym_or_the_provider_changes()
    {
        await using var portal = await ChangingPortal.StartAsync();
        string[] addresses = ["/de/search?q=zwergpinguin", "/de/search?q=frackvogel"];
        foreach (var address in addresses.Concat(addresses).Concat(addresses))
            Assert.Contains("0800 000 000", await portal.TextAsync(address), StringComparison.Ordinal);

        portal.Content.Replace("articles/weak-wifi/de.md", "\n## ", "\n## Zwergpinguin\n\nEin Zwergpinguin im Funknetz.\n\n## ");
        await portal.ImportAsync();
        await portal.FollowsAsync(
            async () => (await portal.TextAsync(addresses[0])).Contains("<mark>Zwergpinguin</mark>", StringComparison.Ordinal),
            "The changed article is not found."
        );
        Assert.DoesNotContain("<mark>", await portal.TextAsync(addresses[1]), StringComparison.Ordinal);

        var synonyms = portal.Content.Text("languages/de/synonyms.yaml");
        portal.Content.Write("languages/de/synonyms.yaml", synonyms.TrimEnd() + "\nzwergpinguin: [frackvogel]\n");
        Assert.DoesNotContain("synonyms.yaml:", await portal.ImportAsync(), StringComparison.Ordinal);
        await portal.FollowsAsync(
            async () => (await portal.TextAsync(addresses[1])).Contains("/de/help/schwaches-wlan", StringComparison.Ordinal),
            "The synonym is not followed."
        );

        foreach (var address in addresses.Concat(addresses).Concat(addresses))
            await portal.TextAsync(address); // both are kept
        portal.Content.Replace("provider.yaml", "0800 000 000", "0700 123 123");
        await portal.ImportAsync();
        foreach (var address in addresses)
        {
            var seen = "";
            await portal.FollowsAsync(
                async () => (seen = await portal.TextAsync(address)).Contains("0700 123 123", StringComparison.Ordinal),
                "The new number does not come."
            );
            Assert.DoesNotContain("0800 000 000", seen, StringComparison.Ordinal);
        }
    }

    // A second node publishes many times a second. Who has seen a search made anew find a
    // revision must not get an older one from what is kept.
    [Fact]
    public async Task Nobody_gets_an_older_answer_than_somebody_before()
    {
        await using var portal = await ChangingPortal.StartAsync();
        portal.Content.Replace("articles/weak-wifi/en.md", "\n## ", "\n## Zwergpinguin\n\nA zwergpinguin of turn0000.\n\n## ");
        await portal.ImportAsync();
        await portal.FollowsAsync(async () => (await SeeAsync(portal, Words)).Turn == 0, "The first turn does not appear.");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var seen = 0;
        var readers = Enumerable
            .Range(0, Readers)
            .Select(_ => ReadOnAsync(portal, () => Interlocked.Increment(ref seen), enough.Token))
            .ToList();
        for (var turn = 1; turn <= Turns; turn++)
        {
            var next = Volatile.Read(ref seen) + 6;
            await portal.WriteAsync(Turn(turn));
            await Until.TrueAsync(
                () => Task.FromResult(Volatile.Read(ref seen) >= next || readers.Any(r => r.IsFaulted)),
                () => portal.Program.Output,
                Ct
            );
        }

        await portal.FollowsAsync(
            async () => (await SeeAsync(portal, Words)).Turn == Turns || readers.Any(r => r.IsFaulted),
            "The last turn does not appear."
        );
        await enough.CancelAsync();
        Assert.InRange((await Task.WhenAll(readers)).Sum(), 20, int.MaxValue);
    }

    private static string Turn(int turn) =>
        $"""
            begin immediate;
            update publication set sections = replace(sections, 'turn{turn - 1:0000}', 'turn{turn:0000}'), html = replace(html, 'turn{turn
                - 1:0000}', 'turn{turn:0000}');
            insert into change (tag, at) values ('article:weak-wifi', '2026-01-01 00:00:00+00:00');
            commit
            """;

    /// <summary>Returns how many answers were kept ones.</summary>
    private static async Task<int> ReadOnAsync(ChangingPortal portal, Action read, CancellationToken enough)
    {
        var (latest, kept) = (0, 0);
        while (!enough.IsCancellationRequested)
        {
            foreach (var address in new[] { Words + "&try=true", Words, Words })
            {
                var (turn, isKept) = await SeeAsync(portal, address);
                Assert.True(turn >= latest, $"{address} shows turn {turn} after {latest}");
                (latest, kept) = (turn, kept + (isKept ? 1 : 0));
            }

            read();
        }

        return kept;
    }

    private static async Task<(int Turn, bool IsKept)> SeeAsync(ChangingPortal portal, string address)
    {
        using var answer = await portal.Program.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        var at = text.IndexOf("turn0", StringComparison.Ordinal);
        return (at < 0 ? -1 : int.Parse(text.AsSpan(at + 4, 4), null), answer.Headers.TransferEncodingChunked is not true);
    }
}
