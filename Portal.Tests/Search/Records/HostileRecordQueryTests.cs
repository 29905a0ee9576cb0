using System.Diagnostics;
using System.Text;
using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>Whatever an agent types is answered, quickly and without an exception.</summary>
public sealed class HostileRecordQueryTests : IDisposable
{
    private const string Alphabet = "abcdeйцу éß漢\"“”«»-−+:()[]{}*?~^\\/|&!.,;'·@#%$€0123456789\t\n\0\u200b\u0301\ud83d\ude00\ud800";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5); // on a machine that does other things too

    private readonly OpenedIndex opened = new();

    public HostileRecordQueryTests() =>
        opened.With([
            .. Enumerable
                .Range(1, 300)
                .Select(id =>
                    OpenedIndex.Ticket(id, $"router {id} connection word{id % 17}", OpenedIndex.All[id % 6], ("state", "open")) with
                    {
                        Names = [$"customer {id}"],
                        Codes = [$"T-{id:D4}-0001"],
                    }
                ),
        ]);

    public void Dispose() => opened.Dispose();

    public static TheoryData<string> Nonsense =>
        [
            "",
            "\"",
            "\"\"",
            "\"\"\"\"\"",
            "-",
            "--",
            "- -",
            "-\"",
            "-\"\"",
            "a\"",
            ":",
            "::",
            "a:",
            ":a",
            "a::b",
            "a:\"",
            "a:\"\"",
            "a:\"b",
            "from:",
            "from:\"\"",
            "from:-",
            "-from:",
            "after:",
            "after:x",
            "after:99999-99-99",
            "after:0001-01-01",
            "before:9999",
            "after:99y",
            "after:-1d",
            "after:2026-02-30",
            "state:*",
            "state:\\",
            "kind:",
            "kind:\0",
            "*",
            "?",
            "*:*",
            "+",
            "&&",
            "||",
            "!",
            "(",
            ")",
            "[a TO b]",
            "{a TO b}",
            "a~",
            "a~0.1",
            "a^1e9",
            "\\",
            "\\u0000",
            "AND OR NOT",
            "NOT",
            "%00",
            "'; drop table ticket; --",
            "<script>",
            "\0",
            "\ud800",
            "\u202eabc",
            "e\u0301\u0301\u0301",
            "l'l'l'l",
            "·",
            "l·l·l",
            "1.2.3.4.5.6.7.8",
            "+49",
            "+",
            "00",
            "0 0 0 0 0 0 0",
            "+ + + 1 2 3 4 5 6 7",
            "(((((0)))))",
            "ﬁ ﷺ ǅ ß İ ı",
            "漢字かな交じり文",
            "٣٤٥٦٧٨٩٠",
            "-a -b -c",
            "-router -connection",
            "\"-a\" -\"b",
        ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_is_answered(string text) => Answer(text);

    [Fact]
    public void Long_texts_are_answered()
    {
        foreach (
            var piece in new[]
            {
                "a",
                "a ",
                "router ",
                "1",
                "1 ",
                "\"",
                "- ",
                "-a ",
                "a:b ",
                "from:x ",
                "\"a\" ",
                "йцу",
                "x-y.",
                "\ud800",
                "'",
                "é",
            }
        )
            Answer(string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length)));
        Answer(string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"mispeltword{(char)('a' + (i % 26))}qq")));
    }

    [Fact]
    public void Random_texts_are_answered()
    {
        var random = new Random(7);
        for (var i = 0; i < 1500; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
                text.Append(random.Next(6) == 0 ? "router" : Alphabet[random.Next(Alphabet.Length)].ToString());
            Answer(text.ToString());
        }
    }

    [Fact]
    public void Impossible_limits_are_answered()
    {
        var query = OpenedIndex.Query("router");
        Assert.Empty(opened.Search(query with { Limit = -1 }).Hits);
        Assert.Equal(300, opened.Search(query with { Limit = int.MaxValue }).Total);
        Assert.Empty(opened.Search(query with { Skip = int.MaxValue, Limit = int.MaxValue }).Hits);
        Assert.Equal(20, opened.Search(query with { Skip = int.MinValue }).Hits.Count);
        Assert.Equal(300, opened.Index.Candidates(query, int.MaxValue, TestContext.Current.CancellationToken).Count);
        Assert.Empty(opened.Search(query with { Filters = [new("state", [])] }).Hits);
        Assert.Equal(300, opened.Search(query with { After = DateTimeOffset.MinValue, Before = DateTimeOffset.MaxValue }).Total);
    }

    [Fact]
    public void Records_of_any_content_are_put()
    {
        opened.With(
            new IndexRecord
            {
                Kind = "ticket",
                Id = long.MaxValue,
                Texts = [new("xx", "\0\ud800"), new("en", new string('a', 100_000)), new("en", "", double.NaN), new("de", "findable", 1e9)],
                Names = ["", "\ud800", new string('b', 40_000)],
                Codes = ["", "-", "12", new string('9', 40_000)],
                Fields = [new("", ""), new("a=b", "c"), new("long", new string('d', 40_000))],
                OpenedAt = DateTimeOffset.MinValue,
                ChangedAt = DateTimeOffset.MaxValue,
            }
        );
        Assert.Equal(long.MaxValue, Assert.Single(opened.Search("findable").Hits).Id);
    }

    private void Answer(string text)
    {
        foreach (var prefix in new[] { false, true })
        {
            var watch = Stopwatch.StartNew();
            var results = opened.Search(OpenedIndex.Query(text) with { Prefix = prefix });
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
            Assert.InRange(results.Hits.Count, 0, 20);
            Assert.True(results.Total >= results.Hits.Count);
            Assert.Equal("router", RecordPassage.Of("router", "en", results.Parts).ToString());
        }
    }
}
