using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Tests.Search.Engine;

/// <summary>What a text is indexed by, as tables an editor can read.</summary>
public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("en", "The router's lights are blinking", "the router light are blink")]
    [InlineData("en", "don’t CONNECTED", "dont connect")]
    [InlineData("de", "Häuser Router", "haus rout")]
    [InlineData("de", "Haeuser, Straße und Strasse", "haus strass und strass")]
    [InlineData("es", "conexión lenta a internet", "conexion lent a internet")]
    [InlineData("pt", "navegação rápida", "naveg rap")]
    [InlineData("ru", "перезагрузите роутер, ещё раз", "перезагруз роутер ещ раз")]
    [InlineData("ca", "l'encaminador d’Internet", "encamin intern")]
    [InlineData("ca", "Instal·lació, instal.lació i instal-lació", "install install i install")]
    [InlineData("eo", "Ĉiuj vojoj", "ciuj vojoj")]
    public void A_text_is_indexed_by_these_terms(string language, string text, string terms) =>
        Assert.Equal(terms, Terms(language, text, TokenKind.Word));

    [Theory]
    [InlineData("FRITZ!Box 7590", "fritz box 7590", "fritzbox", "")]
    [InlineData("Wi-Fi 802.11ax", "wi fi 802.11ax", "wifi", "802 11 ax")]
    [InlineData("192.168.1.1", "192.168.1.1", "", "192 168 1 1")]
    [InlineData("2,4 GHz or 2.4GHz", "2.4 ghz or 2.4ghz", "", "2 4 2 4 ghz")]
    [InlineData("WPA2-PSK", "wpa2 psk", "wpa2psk", "wpa 2")]
    [InlineData("0800-000-000", "0800 000 000", "0800000000", "")]
    [InlineData("a, b. C!", "a b c", "", "")]
    [InlineData("so\u00adft hy\u200bphen", "soft hyphen", "", "")]
    [InlineData("😀 ok 👍🏽", "ok", "", "")]
    public void Names_and_numbers_are_found_whole_and_in_parts(string text, string words, string wholes, string parts)
    {
        Assert.Equal(words, Terms("eo", text, TokenKind.Word));
        Assert.Equal(wholes, Terms("eo", text, TokenKind.Whole));
        Assert.Equal(parts, Terms("eo", text, TokenKind.Part));
    }

    [Fact]
    public void A_whole_and_its_first_word_share_a_position()
    {
        var tokens = new List<Token>();
        var end = new WordBreaker(false).Break("My FRITZ!Box here", 10, tokens);
        Assert.Equal(
            [(10, TokenKind.Word), (11, TokenKind.Word), (12, TokenKind.Word), (11, TokenKind.Whole), (13, TokenKind.Word)],
            tokens.Select(token => (token.Position, token.Kind))
        );
        Assert.Equal(14, end);
    }

    [Theory]
    [
        InlineData("Größe", "grosse"),
        InlineData("naïve", "naive"),
        InlineData("ёж", "еж"),
        InlineData("йод", "йод"),
        InlineData("Ærø", "aero")
    ]
    public void Accents_are_folded(string word, string folded) => Assert.Equal(folded, AccentFolding.Fold(word.ToLowerInvariant()));

    private static string Terms(string language, string text, TokenKind kind)
    {
        var analyzer = new Analyzer(language);
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        return string.Join(
            ' ',
            tokens.Where(token => token.Kind == kind).Select(token => Term(analyzer, text.AsSpan(token.Start, token.Length), kind))
        );
    }

    private static string Term(Analyzer analyzer, ReadOnlySpan<char> raw, TokenKind kind)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer],
            term = stackalloc char[2 * Analyzer.Buffer];
        surface = surface[..analyzer.Surface(raw, kind, surface)];
        return term[..analyzer.Term(surface, term, new StemWord())].ToString();
    }
}
