using System.Net;
using Portal.Tests.Hostile;
using Portal.Tests.Site.Crawl;

namespace Portal.Tests.Help;

/// <summary>Whatever is typed into the form is kept as it is and never comes back as anything but text.</summary>
[Collection(VotingCollection.Name)]
public sealed class HostileVoteTests(VotingPortal portal)
{
    private static readonly IReadOnlyList<string> Texts =
    [
        .. HostileLists.Available.Where(t => t.Length <= 5_000).Where((_, n) => n % 12 == 0),
        .. HostileLists.HandWritten.Where(t => t.Length <= 12_000),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Hostile_words_are_kept_and_shown_as_text() =>
        EachAsync(async text =>
        {
            var reader = Guid.NewGuid().ToString("n");
            var answer = await portal.VoteAsync(
                new Dictionary<string, string>
                {
                    ["helpful"] = "no",
                    ["reason"] = "other",
                    ["text"] = text,
                },
                reader
            );
            Assert.True(
                answer.Status is HttpStatusCode.Found or HttpStatusCode.OK
                    || (answer.Status == HttpStatusCode.BadRequest && text.Contains('\0', StringComparison.Ordinal)),
                $"{answer.Status}: {text}"
            );
            var rows = await portal.RowsAsync(reader);
            if (answer.Status == HttpStatusCode.Found)
                Assert.StartsWith($"{reader}|0|other|", Assert.Single(rows), StringComparison.Ordinal);
            else
                Assert.Empty(rows);
            var again = await portal.VoteAsync(new Dictionary<string, string> { ["helpful"] = "no", ["text"] = text }, reader);
            Assert.True(again.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{again.Status}: {text}");
            Assert.Empty(Markup.Faults(again.Page));
        });

    [Fact]
    public Task Hostile_values_in_every_other_field_do_no_harm() =>
        EachAsync(async text =>
        {
            foreach (var field in new[] { "helpful", "reason", "revision", text.Length is 0 or > 1_000 ? "x" : text })
            {
                var fields = new Dictionary<string, string>
                {
                    ["helpful"] = "no",
                    ["reason"] = "other",
                    ["text"] = "",
                    [field] = text,
                };
                var answer = await portal.VoteAsync(fields, Guid.NewGuid().ToString("n"));
                Assert.True((int)answer.Status < 500, $"{answer.Status} {field}={text}\n{portal.Program.Output}");
                if (answer.Status != HttpStatusCode.Found)
                    Assert.Empty(Markup.Faults(answer.Page));
                else
                    Assert.StartsWith(VotingPortal.Article + "/vote?", answer.Location, StringComparison.Ordinal);
            }
        });

    [Fact]
    public async Task What_readers_wrote_is_on_no_page()
    {
        var secret = "zauberwort" + Guid.NewGuid().ToString("n");
        await portal.VoteAsync(
            new Dictionary<string, string>
            {
                ["helpful"] = "no",
                ["reason"] = "other",
                ["text"] = $"<b>{secret}</b>",
            }
        );
        foreach (
            var address in new[]
            {
                "/de?x",
                VotingPortal.Article + "?x",
                VotingPortal.Article + "/vote",
                VotingPortal.Article + "/vote?helpful=no&done=true",
                "/sitemap.xml?x",
                "/de/feed.atom?x",
            }
        )
            Assert.DoesNotContain(secret, (await portal.PageAsync(address)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    // A few at a time; FormUrlEncodedContent cannot write a lone surrogate, and no browser sends one.
    private static Task EachAsync(Func<string, Task> check) =>
        Parallel.ForEachAsync(
            Texts.Select(t => string.Concat(t.EnumerateRunes())).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct },
            async (text, _) => await check(text)
        );
}
