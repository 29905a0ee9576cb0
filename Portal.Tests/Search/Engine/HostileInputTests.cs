using System.Diagnostics;
using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>Whatever is typed is answered, quickly and without an exception.</summary>
public sealed class HostileInputTests
{
    private static readonly SearchEngine Engine = Filled();

    public static TheoryData<string> Nonsense =>
        [
            "",
            " ",
            "\0\0\0",
            "\ud800",
            "a\udc00b",
            "\ufffe\uffff",
            new string('(', 1000),
            "*foo ?bar ~baz",
            "[a TO z]",
            "a OR b AND NOT c",
            "\"",
            "\"\"\"\"",
            "\" \" \"",
            "-",
            "- -",
            "--a",
            "-wata",
            "-\"wata wesa\"",
            "\u202eabc\u202c",
            "👩‍👩‍👧‍👦",
            "e\u0301\u0301\u0301\u0301",
            "a\u200b\u200bb",
            "'''",
            "l'l'l'l",
            "l·l·l",
            "...",
            "1.2.3.4.5.6.7.8.9.10.11.12",
            "a-b-c-d-e-f-g-h-i-j-k",
            "%00%0a<script>",
            "'; drop table article; --",
            "ﬁ ﷺ ǅ ß İ ı",
            "漢字かな交じり文",
            "\n\n\t\r",
            "0x1F 1e309 NaN",
            "٣٤٥",
            "a\u0000b",
        ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_is_answered(string text)
    {
        foreach (var language in new[] { "en", "de", "ca", "xx", "" })
        {
            var results = Engine.Search(
                new()
                {
                    Language = language,
                    Text = text,
                    Skip = -5,
                    Take = -1,
                }
            );
            Assert.InRange(results.Total, 0, 100);
            Assert.Empty(results.Hits);
            Engine.Search(
                new()
                {
                    Language = language,
                    Text = text,
                    Skip = int.MaxValue,
                    Take = int.MaxValue,
                    Topic = "\ud800",
                }
            );
            Engine.Suggest(language, text, int.MaxValue);
            Engine.Suggest(language, text, int.MinValue);
        }
    }

    [Fact]
    public void A_bomb_takes_no_longer_than_a_question()
    {
        string[] bombs =
        [
            string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"word{i}")),
            new string('a', 100_000),
            string.Concat(Enumerable.Repeat("a-", 50_000)),
            string.Concat(Enumerable.Repeat("\"a ", 50_000)),
            new RandomArticles(9).Words(5000),
            string.Join(' ', Enumerable.Range(0, 64).Select(i => $"wataxyzq{(char)('a' + i % 26)}uv")),
        ];
        foreach (var bomb in bombs.Concat(bombs))
        {
            var watch = Stopwatch.StartNew();
            Engine.Search(new() { Language = "en", Text = bomb });
            Engine.Suggest("en", bomb, 10);
            Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms for {bomb[..20]}");
        }
    }

    [Fact]
    public void Nonsense_can_be_an_article()
    {
        var engine = new SearchEngine();
        foreach (var row in Nonsense)
            engine.Put(
                new()
                {
                    Id = row.Data,
                    Language = "ca",
                    Title = row.Data,
                    Keywords = [row.Data, ""],
                    Summary = row.Data,
                    Sections = [new() { Text = row.Data + " encaminador" }],
                    Popularity = double.NaN,
                }
            );
        engine.Put(
            new()
            {
                Id = "long",
                Language = "ca",
                Title = "",
                Sections = [new() { Text = string.Join(' ', Enumerable.Range(0, 100_000)) }],
            }
        );
        Assert.Equal(Nonsense.Select(row => row.Data).Distinct().Count() + 1, engine.Count("ca"));
        Assert.NotEmpty(engine.Search(new() { Language = "ca", Text = "encaminador" }).Hits);
    }

    [Fact]
    public void Only_256_characters_and_32_words_count()
    {
        var engine = new SearchEngine();
        engine.Put(
            new()
            {
                Id = "a",
                Language = "en",
                Title = "needle",
            }
        );
        Assert.NotEmpty(engine.Search(new() { Language = "en", Text = string.Concat(Enumerable.Repeat("x ", 31)) + "needle" }).Hits);
        Assert.Empty(engine.Search(new() { Language = "en", Text = string.Concat(Enumerable.Repeat("x ", 32)) + "needle" }).Hits);
        Assert.Empty(engine.Search(new() { Language = "en", Text = new string(' ', 256) + "needle" }).Hits);
    }

    private static SearchEngine Filled()
    {
        var engine = new SearchEngine();
        engine.Replace([
            .. new RandomArticles(5).Many(2000),
            new()
            {
                Id = "d",
                Language = "de",
                Title = "Wata",
                Sections = [new() { Text = "Straße" }],
            },
        ]);
        return engine;
    }
}
