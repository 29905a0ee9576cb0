using System.Text.RegularExpressions;
using Portal.Web.Help.Content;

namespace Portal.Tests.Map;

/// <summary>The site says the same in all six languages, and nothing it says is missing.</summary>
public sealed class TextTests
{
    public static TheoryData<string> Translations => ["de", "es", "pt", "ru", "ca"];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_key_stands_in_every_language_and_no_language_has_keys_of_its_own(string language)
    {
        var english = Texts.In("en");
        var translated = Texts.In(language);
        Assert.Empty(english.Keys.Except(translated.Keys).Select(k => $"missing in {language}: {k}"));
        Assert.Empty(translated.Keys.Except(english.Keys).Select(k => $"only in {language}: {k}"));
    }

    [Fact]
    public void The_first_word_of_a_key_says_in_which_slice_it_stands()
    {
        var slices = Texts
            .FilesOf("en")
            .SelectMany(f => Texts.Read(f).Select(t => (Slice: f, First: t.Key.Split('.')[0])))
            .Distinct()
            .ToLookup(t => t.First, t => t.Slice);
        Assert.Empty(slices.Where(s => s.Count() > 1).Select(s => $"{s.Key}: {string.Join(", ", s)}"));
    }

    // Where two branches add a text, they seldom add it at the same line.
    [Fact]
    public void The_keys_of_a_file_are_in_order() =>
        Assert.Empty(
            from file in Repository.Below("Portal.Web/", ".resx")
            let keys = Texts.Read(file).Select(t => t.Key).ToList()
            from pair in keys.Zip(keys.Skip(1))
            where string.CompareOrdinal(pair.First, pair.Second) > 0
            select $"{file}: {pair.Second} belongs before {pair.First}"
        );

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_places_for_values_that_the_english_has(string language)
    {
        var english = Texts.In("en");
        var wrong = Texts
            .In(language)
            .Where(t => english.ContainsKey(t.Key) && Texts.PlaceholdersOf(t.Value) != Texts.PlaceholdersOf(english[t.Key]));
        Assert.Empty(wrong.Select(t => $"{language} {t.Key}: {t.Value}"));
    }

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(Translations))]
    public void Nothing_is_said_with_empty_words(string language)
    {
        var words = Texts.In(language);
        Assert.NotEmpty(words);
        Assert.Empty(words.Where(w => string.IsNullOrWhiteSpace(w.Value)).Select(w => w.Key));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_sentence_is_translated_and_not_left_in_english(string language)
    {
        var english = Texts.In("en");
        var left = Texts.In(language).Where(t => Texts.WordsIn(t.Value) > 2 && english.GetValueOrDefault(t.Key) == t.Value);
        Assert.Empty(left.Select(t => $"{language} {t.Key}: {t.Value}"));
    }

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(Translations))]
    public void A_sentence_ends_once(string language)
    {
        var words = Texts.In(language);
        Assert.Empty(words.Where(w => Regex.IsMatch(w.Value, @"\.\s?\.")).Select(w => $"{w.Key}: {w.Value}"));
    }

    [Theory]
    [InlineData("en", "\"„«»")]
    [InlineData("de", "\"”«»")]
    [InlineData("es", "\"„“”")]
    [InlineData("pt", "\"„“”")]
    [InlineData("ru", "\"„“”")]
    [InlineData("ca", "\"„“”")]
    public void Quotes_are_those_of_the_language(string language, string foreign) =>
        Assert.Empty(Texts.In(language).Where(t => t.Value.AsSpan().ContainsAny(foreign)).Select(t => $"{language} {t.Key}: {t.Value}"));

    // A time is said as "hoy a las 14:00", "el martes a las 14:00" or "heute, 14:00 Uhr": a text that brings a word of its own before it
    // would say it twice, or wrongly.
    [Theory]
    [InlineData("de", "am|zum|den")]
    [InlineData("es", "el|del|al")]
    [InlineData("pt", "a|em|o|no")]
    [InlineData("ru", "до|с|к|не позже")]
    [InlineData("ca", "el|del|al")]
    public void Nothing_stands_before_a_time_that_it_brings_with_it(string language, string words) =>
        Assert.Empty(
            Texts
                .In(language)
                .Where(t => Regex.IsMatch(t.Key, @"^(Tickets\.Clock\.|Tickets\.Receipt\.Step1|Status\.NextBy|Agents\.Handover\.Promised)"))
                .Where(t => Regex.IsMatch(t.Value, $@"\b({words}) \{{0\}}", RegexOptions.IgnoreCase))
                .Select(t => $"{language} {t.Key}: {t.Value}")
        );

    // "Abre" and "Obre" are third persons and orders alike: a line that says what something is for names it, or begins otherwise.
    [Theory]
    [InlineData("es", "Abre|Borra|Deja|Muestra|Quita|Entra")]
    [InlineData("ca", "Obre|Esborra|Deixa|Mostra|Treu|Entra")]
    public void What_a_thing_is_for_does_not_read_as_an_order(string language, string orders) =>
        Assert.Empty(
            Texts
                .In(language)
                .Where(t => t.Key.EndsWith(".For", StringComparison.Ordinal) && Regex.IsMatch(t.Value, $@"^({orders})\b"))
                .Select(t => t.Key)
        );

    // Words that are wrong only where a sentence describes a thing (^) are left out: many a button is an order.
    [Theory]
    [InlineData("en")]
    [MemberData(nameof(Translations))]
    public void No_text_uses_a_word_that_editors_avoid(string language)
    {
        var style = StyleFile.Read(Repository.Text("content/style.yaml"), new DiagnosticList("style.yaml"));
        var avoided = new AvoidedWords(style.Avoided[language].Where(w => !w.Key.StartsWith('^')).ToDictionary());
        var words = Texts.In(language);
        Assert.Empty(words.SelectMany(w => avoided.In(w.Value, 1).Select(found => $"{language} {w.Key}: {found.Message}")));
    }

    [Fact]
    public void Every_key_the_code_asks_for_exists()
    {
        var keys = Texts.In("en").Keys.ToList();
        var missing =
            from file in Repository.Below("Portal.Web/", ".cs", ".cshtml")
            from key in Texts.KeysIn(Repository.Text(file))
            where !keys.Exists(k => Regex.IsMatch(k, key))
            select $"{file}: {key}";
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("""@T["Help.Title"]""", "Help.Title")]
    [InlineData("""T["Help.Count", 3]""", "Help.Count")]
    [InlineData("""words["Help.Title"]""", "Help.Title")]
    [InlineData("""[StringLength(80, ErrorMessage = "Help.TooLong")]""", "Help.TooLong")]
    [InlineData("""T["Help.Reason." + reason]""", "Help.Reason.unclear")]
    [InlineData("""T[$"Error.{code}.Title"]""", "Error.404.Title")]
    public void A_key_is_found_however_the_code_asks_for_it(string code, string key)
    {
        var pattern = Assert.Single(Texts.KeysIn(code));
        Assert.Matches(pattern, key);
        Assert.DoesNotMatch(pattern, "Other.Key");
    }

    [Fact]
    public void Both_keys_are_found_where_the_code_chooses_between_them() =>
        Assert.Equal([@"^Help\.Open$", @"^Help\.Closed$"], Texts.KeysIn("""@T[Model.IsOpen ? "Help.Open" : "Help.Closed"]"""));
}
