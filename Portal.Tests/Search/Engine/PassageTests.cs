using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>What is shown of an article is what the article says.</summary>
public sealed class PassageTests
{
    private static readonly string[] Words =
    [
        "router",
        "FRITZ!Box",
        "802.11ax",
        "2,4",
        "l'hora",
        "día",
        "роутер",
        "ВКЛ.",
        "Straße",
        "a",
        "(x)",
        "col·lega",
        "–",
        "😀",
        "\n",
        "e-mail",
        "end.",
    ];

    [Theory]
    [InlineData("en"), InlineData("ca"), InlineData("de"), InlineData("ru")]
    public void A_passage_is_a_stretch_of_the_text_that_cuts_no_word(string language)
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 300)).Select(_ => Words[random.Next(Words.Length)]));
            var query = Words[random.Next(13)];
            var hit = Search(language, text, query);
            if (hit is null)
                continue;
            var shown = hit.Passage.ToString();
            var bare = shown.StartsWith("… ", StringComparison.Ordinal) ? shown[2..] : shown;
            bare = bare.EndsWith(" …", StringComparison.Ordinal) ? bare[..^2] : bare;
            Assert.Contains(bare, text, StringComparison.Ordinal);
            Assert.True(
                Occurrences(text, bare).Any(place => IsBetweenWords(text, place) && IsBetweenWords(text, place + bare.Length)),
                $"{shown} cuts a word of {text}"
            );
            Assert.All(hit.Passage, run => Assert.NotEmpty(run.Text));
        }
    }

    [Fact]
    public void A_long_stretch_without_words_does_not_shift_what_is_marked()
    {
        var text = $"first {new string('-', 400)} second {new string(' ', 300)} router end";
        var hit = Search("en", text, "router");
        Assert.Equal(["router"], hit!.Passage.Where(run => run.Marked).Select(run => run.Text));
    }

    [Fact]
    public void The_sentence_that_says_it_first_is_shown_before_rows_that_repeat_it()
    {
        var engine = new SearchEngine();
        engine.Replace([
            new()
            {
                Id = "a",
                Language = "en",
                Title = "Title",
                Summary = "Find out what is slow.",
                Sections = [new() { Anchor = "rows", Text = "slow all day · slow · The line\nslow at night · slow · Many share it" }],
            },
        ]);
        var hit = Assert.Single(
            engine
                .Search(
                    new()
                    {
                        Language = "en",
                        Text = "slow",
                        OtherLanguages = false,
                    }
                )
                .Hits
        );
        Assert.Equal(("Find out what is slow.", ""), (hit.Passage.ToString(), hit.Anchor));
    }

    private static Hit? Search(string language, string text, string query)
    {
        var engine = new SearchEngine();
        engine.Replace([
            new()
            {
                Id = "a",
                Language = language,
                Title = "Title",
                Summary = "",
                Sections =
                [
                    new() { Text = "before" },
                    new()
                    {
                        Heading = "More",
                        Anchor = "more",
                        Text = text,
                    },
                ],
            },
        ]);
        return
            engine
                .Search(
                    new()
                    {
                        Language = language,
                        Text = query,
                        OtherLanguages = false,
                    }
                )
                .Hits
                is [var hit, ..]
            ? hit
            : null;
    }

    private static IEnumerable<int> Occurrences(string text, string part)
    {
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = at + 1 < text.Length ? text.IndexOf(part, at + 1, StringComparison.Ordinal) : -1
        )
            yield return at;
    }

    private static bool IsBetweenWords(string text, int place) =>
        place == 0 || place == text.Length || !char.IsLetterOrDigit(text[place - 1]) || !char.IsLetterOrDigit(text[place]);
}
