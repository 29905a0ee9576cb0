using System.Text.RegularExpressions;

namespace Portal.Tests.Map;

/// <summary>
/// Pages name an instant in one way, the moment element: on the provider's clocks, as people say it, with the distance to UTC for a reader
/// whose clock shows another time.
/// </summary>
public sealed partial class MomentTests
{
    // The help desk says how long ago something was, with the exact time in the element; the
    // mails of a development machine are read by developers.
    private static readonly string[] Others =
    [
        "Portal.Web/Agents/",
        "Portal.Web/Messages/Mails.cshtml",
        "Portal.Web/Site/MomentTagHelper.cs",
    ];

    [Fact]
    public void No_page_writes_an_instant_itself()
    {
        var wrong =
            from file in Repository.Below("Portal.Web/", ".cshtml", ".cshtml.cs")
            where !Others.Any(other => file.StartsWith(other, StringComparison.Ordinal))
            from Match match in Written().Matches(Repository.Text(file))
            select $"{file}: {match.Value}";
        Assert.Empty(wrong);
    }

    // A day is one of the provider's place too, not of Greenwich.
    [GeneratedRegex(@"<time\b|UtcDateTime|""HH:mm|\.Moment\(|TagBuilder\(""time")]
    private static partial Regex Written();
}
