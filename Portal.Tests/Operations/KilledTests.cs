using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Portal.Tests.Help;
using Portal.Tests.Hosting;

namespace Portal.Tests.Operations;

/// <summary>As when the power goes: what was acknowledged is still there, and nothing is there by halves.</summary>
public sealed partial class KilledTests
{
    private const int Kills = 10;
    private const int VotesBetween = 40;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_is_killed_keeps_every_article_it_reported()
    {
        await using var portal = await ChangingPortal.StartAsync();
        var reported = 0;
        for (var round = 1; round <= Kills; round++)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(portal.Content.Path, "articles"), "en.md", SearchOption.AllDirectories))
                await File.WriteAllTextAsync(
                    file,
                    Title()
                        .Replace(
                            await File.ReadAllTextAsync(file, Ct),
                            $"title: \"Round {round} of {Path.GetFileName(Path.GetDirectoryName(file))}\"",
                            1
                        ),
                    Ct
                );
            await using var import = PortalCommand.Start(portal.Program.DataFolder, "content", "import", portal.Content.Path);
            await Until.TrueAsync(
                () => Task.FromResult(Imported(import).Count >= round % 5 || import.HasEnded),
                () => string.Join('\n', import.Lines),
                Ct
            );
            await import.KillAsync();
            var titles = (
                await RowsAsync(
                    portal.Program,
                    """
                    select a.key || '|' || r.title from publication p join article a on a.id = p.article_id
                    join revision r on r.id = p.revision_id where p.language = 'en'
                    """
                )
            ).Select(r => r.Split('|')).ToDictionary(r => r[0], r => r[1]);
            foreach (var key in Imported(import))
                Assert.Equal($"Round {round} of {key}", titles[key]);
            reported += Imported(import).Count;
            await IsSoundAsync(portal.Program);
        }

        Assert.InRange(reported, Kills, Kills * 12);
        await portal.ImportAsync();
        await portal.FollowsAsync(
            async () => (await portal.TextAsync("/en/help/weak-wifi")).Contains($"Round {Kills} of weak-wifi", StringComparison.Ordinal),
            "The portal no longer follows."
        );
    }

    [Fact]
    public async Task A_portal_that_is_killed_while_readers_vote_keeps_every_vote_it_thanked_for()
    {
        await using var portal = await PortalProgram.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Limits__FormsPerMinute"] = "1000000" } },
            Ct
        );
        var thanked = new ConcurrentBag<string>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var wanted = thanked.Count + VotesBetween;
            var readers = Enumerable.Range(0, 8).Select(_ => VoteOnAsync(portal.Client, thanked)).ToList();
            await Until.TrueAsync(() => Task.FromResult(thanked.Count >= wanted), () => "Nobody is thanked.\n" + portal.Output, Ct);
            await portal.KillAsync();
            await Task.WhenAll(readers);
            await portal.StartAgainAsync(Ct);
        }

        var kept = (await RowsAsync(portal, "select reader || '|' || helpful from vote")).ToHashSet();
        Assert.Empty(thanked.Select(reader => reader + "|1").Except(kept));
        Assert.InRange(kept.Count - thanked.Count, 0, 8 * Kills);
        await IsSoundAsync(portal);
        using var answer = await portal.Client.GetAsync(new Uri("/de/help/kontakt", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static List<string> Imported(PortalCommand import) =>
        [.. import.Lines.Where(l => l.StartsWith("imported ", StringComparison.Ordinal)).Select(l => l.Split(' ')[1])];

    private static async Task VoteOnAsync(HttpClient client, ConcurrentBag<string> thanked)
    {
        try
        {
            while (true)
            {
                var reader = Guid.NewGuid().ToString("n");
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/de/help/kontakt/vote", UriKind.Relative))
                {
                    Content = new StringContent("helpful=yes", Encoding.UTF8, "application/x-www-form-urlencoded"),
                };
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                request.Headers.Add("Cookie", "reader=" + reader);
                using var answer = await client.SendAsync(request, Ct);
                if (answer.StatusCode == HttpStatusCode.Found)
                    thanked.Add(reader);
            }
        }
        catch (HttpRequestException)
        {
            // The portal is gone: this reader was not thanked and may or may not have been counted.
        }
    }

    private static async Task IsSoundAsync(IPortal portal)
    {
        Assert.Equal(["ok"], await RowsAsync(portal, "pragma integrity_check"));
        Assert.Empty(await RowsAsync(portal, "select \"table\" from pragma_foreign_key_check"));
        Assert.Equal(
            ["0"],
            await RowsAsync(
                portal,
                """
                select count(*) from revision r
                where not exists (select 1 from slug s where s.article_id = r.article_id and s.language = r.language
                    and s.slug = r.slug)
                """
            )
        );
        Assert.Equal(
            ["0"],
            await RowsAsync(
                portal,
                """
                select count(*) from (select 1 from publication p left join revision r on r.id = p.revision_id
                    and r.article_id = p.article_id and r.language = p.language where r.id is null)
                """
            )
        );
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(IPortal portal, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct))
            rows.Add(Convert.ToString(reader.GetValue(0), null) ?? "");
        return rows;
    }

    [GeneratedRegex("(?m)^title: .*$")]
    private static partial Regex Title();
}
