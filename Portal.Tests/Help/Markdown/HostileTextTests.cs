using Portal.Tests.Hostile;

namespace Portal.Tests.Help.Markdown;

/// <summary>Whatever stands in a text, no element, attribute or address comes out that is not ours.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Handwritten { get; } =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "[a](javascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a]( javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        "![a\" onerror=\"x](figure:box)",
        "![a](figure:box \"x\\\"><script>alert(1)</script>\")",
        "[a](https://e.example/\"onmouseover=\"alert(1))",
        "[a](https://e.example/ \"\\\" onclick=alert(1)\")",
        "[a]: javascript:alert(1)\n\n[a]",
        "## <img onerror=x>",
        "## a\" onclick=\"b",
        "[[<script>]]",
        "[[\" onclick=\"]]",
        "{{<script>}}",
        "::: only fibre\" onclick=\"x\na\n:::",
        "::: only <script>\na\n:::",
        "::: {.x onclick=alert(1)}\na\n:::",
        "a{onclick=alert(1)}",
        "> [!<script>]\n> a",
        "```<script>\na\n```",
        "``` \" onclick=\"x\na\n```",
        "|<script>|\n|-|\n|\" onclick=x|",
        "[a](tel:1\"onclick=x)",
        "[a](mailto:a@b\"onclick=x)",
        "[a](term:\"><script>)",
        "[a](article:weak-wifi#\"><script>)",
        "[a](#\"><script>)",
        "<a@b.c\"onclick=x>",
        "\0<script>",
        "&lt;script&gt;",
        "&#60;script&#62;alert(1)",
        "<x:y onclick=z>",
        "<https://e.example/\"><script>>",
        "=> <script>",
    ];

    [Theory]
    [MemberData(nameof(Handwritten))]
    public void A_hostile_line_comes_out_as_text(string line) => Assert.Empty(Renderings(line).SelectMany(Dom.Strangers));

    [Fact]
    public void The_public_lists_come_out_as_text()
    {
        foreach (var line in HostileLists.All)
        {
            foreach (var html in Renderings(line))
                Assert.True(Dom.Strangers(html) is [], line);
        }
    }

    // Thousands of words that mean nothing to Markdown: a hundred at once is as good as one by one.
    [Fact]
    public void Passwords_come_out_as_text()
    {
        foreach (var words in HostileLists.Passwords.Chunk(100))
        {
            foreach (var html in Renderings(string.Join(' ', words)))
                Assert.True(Dom.Strangers(html) is [], words[0]);
        }
    }

    /// <summary>A payload alone, and in the places where something could break out of.</summary>
    private static IEnumerable<string> Renderings(string payload)
    {
        string[] places =
        [
            payload,
            $"[a]({payload})",
            $"[{payload}](https://example.org/)",
            $"![{payload}](figure:box \"{payload}\")",
            $"## {payload}\n\n|{payload}|\n|-|\n|[[{payload}]]|",
        ];
        return places.Select(place => HelpSamples.Render(place).Html);
    }
}
