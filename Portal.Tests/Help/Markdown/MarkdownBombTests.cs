using System.Diagnostics;

namespace Portal.Tests.Help.Markdown;

/// <summary>Sixty-four kilobytes made to take forever (after the cmark pathological list) end soon.</summary>
public sealed class MarkdownBombTests
{
    private const int Size = 64 * 1024;

    // Alone the slowest takes less than a second. What this guards against is a text that takes
    // minutes, and the machine may be busy with other things.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Repeated { get; } =
    [
        "a_ ",
        "_a ",
        "*a_ ",
        "[ (](",
        "[a](b",
        "[a](<b",
        "[](",
        "x[",
        "[",
        "]",
        "[a",
        "a]",
        "[a](u \"",
        "![[]()",
        "![",
        "a|b\n",
        "|a",
        "|",
        "`a|",
        "<https://a.b>",
        "<a",
        "<!--",
        "<?",
        "<![CDATA[",
        "<!A ",
        "**a",
        "a** ",
        "*",
        "*a* ",
        "a**b",
        "[ a_",
        "**x [a*b**c*](d)",
        "> ",
        "> - ",
        "> 1. ",
        "> a\n\n",
        "- ",
        "1. a\n",
        "`a ",
        "~~~\n",
        "\0",
        "[[",
        "[[a",
        "{{",
        "{{a",
        "[a]: u\n",
        "# a\n",
        "a\n-\n",
        "> [!tip]\n> a\n\n",
        "![a](figure:box)\n\n",
        "::: only fibre\n",
        "::: only fibre\na\n:::\n",
        "[a](term:ont)",
        "&#0;",
        "\\",
        "\t",
        "\n",
        "a\n",
        "=> a\n",
        "    a\n\n",
        "\"",
    ];

    private static readonly string[] Built =
    [
        new string('[', Size / 2) + new string(']', Size / 2),
        string.Concat(Enumerable.Range(0, 350).Select(i => new string(' ', i) + "* a\n")),
        string.Concat(Enumerable.Range(1, 360).Select(i => "e" + new string('`', i))),
        "[a]: https://e.example/" + new string('x', 1900) + "\n\n" + Times("[a] ", Size - 2000),
        "a|b\n-|-\n" + Times("a|b\n", Size - 10),
        Times("a|", 600) + "\n" + Times("-|", 600) + "\n" + Times("x\n", Size - 2000),
        Times("*a **a ", Size / 2) + Times(" a** a*", Size / 3),
    ];

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, Built.Length)];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Repetition_ends_soon(string piece) => EndsSoon(Times(piece, Size));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_construction_ends_soon(int number) => EndsSoon(Built[number]);

    [Fact]
    public void What_is_too_large_stands_there_as_it_was_written()
    {
        var article = HelpSamples.Render(new string('ж', Size / 2) + "<b>");
        Assert.True(article.Refused);
        Assert.Equal("larger than 64 kB", Assert.Single(article.Faults).Message);
        Assert.StartsWith("<pre>жжж", article.Html, StringComparison.Ordinal);
        Assert.EndsWith("&lt;b&gt;</pre>\n", article.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(17, true)]
    public void Sixteen_levels_are_enough(int levels, bool refused) =>
        Assert.Equal(refused, HelpSamples.Render(Times("> ", 2 * levels) + "a").Refused);

    [Fact]
    public void A_paragraph_may_have_many_marks() => Assert.False(HelpSamples.Render(Times("**a** [b](topic:wifi) ", 100 * 22)).Refused);

    private static string Times(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static void EndsSoon(string bomb)
    {
        var watch = Stopwatch.StartNew();
        var article = HelpSamples.Render(bomb);
        Assert.True(watch.Elapsed < MaxDuration, $"{watch.Elapsed} for {bomb[..10]}");
        Assert.True(article.Html.Length <= 1_000_000);
    }
}
