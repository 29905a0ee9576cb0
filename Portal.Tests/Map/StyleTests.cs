using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>
/// A class belongs to one style sheet. When two say how it looks, a page has what neither meant: the foot of every article once stood in
/// the box of a dialog, because both were called the same.
/// </summary>
public sealed partial class StyleTests
{
    // Paper is another medium: its sheet says anew how everything looks there.
    private const string Paper = "print";

    [Fact]
    public void Every_class_is_styled_by_one_sheet()
    {
        var sheets = Repository
            .Below("wwwroot/css/", ".css")
            .Where(f => !f.EndsWith($"/{Paper}.css", StringComparison.Ordinal))
            .SelectMany(file => OwnedBy(Repository.Text(file)).Distinct().Select(name => (Class: name, Sheet: Path.GetFileName(file))));
        Assert.Empty(sheets.GroupBy(s => s.Class, s => s.Sheet).Where(g => g.Count() > 1).Select(g => $".{g.Key}: {string.Join(", ", g)}"));
    }

    [Theory]
    [InlineData(".a { x: y }", "a")]
    [InlineData(".a:hover > p, b .c { x: y }", "a c")]
    [InlineData("@media print { .a::before { x: url(\"a.b\") } } /* .d { } */", "a")]
    [InlineData(".a .b, .a.b, .a:has(.b) { x: y }", "")] // says how two meet, which is for the sheet that lets them meet
    public void A_rule_with_one_class_says_how_it_looks(string css, string classes) =>
        Assert.Equal(classes, string.Join(' ', OwnedBy(css)));

    private static IEnumerable<string> OwnedBy(string css) =>
        from rule in Rule().Matches(Quoted().Replace(Comment().Replace(css, ""), ""))
        let selectors = rule.Groups["selectors"].Value.Trim()
        where !selectors.StartsWith('@')
        from selector in Comma().Split(selectors)
        let found = Class().Matches(selector)
        where found.Count == 1
        select found[0].Groups[1].Value;

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    // What stands before a brace, back to the end of what came before.
    [GeneratedRegex(@"(?<selectors>[^{};]+)\{")]
    private static partial Regex Rule();

    // Not those within :is(…) or :not(…).
    [GeneratedRegex(@",(?![^(]*\))")]
    private static partial Regex Comma();

    [GeneratedRegex(@"\.([a-z][\w-]*)")]
    private static partial Regex Class();
}
