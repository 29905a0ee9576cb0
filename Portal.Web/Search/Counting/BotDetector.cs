using System.Buffers;

namespace Portal.Web.Search.Counting;

/// <summary>
/// Knows programs by the name they give themselves. Those that pretend to be browsers are known by their haste, see <see cref="Visit"/>.
/// </summary>
internal static class BotDetector
{
    // Not "bot" alone: there are telephones called Cubot.
    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "bot/",
            "bot;",
            "bot)",
            "robot",
            "+http",
            "crawl",
            "spider",
            "slurp",
            "scan",
            "monitor",
            "uptime",
            "probe",
            "preview",
            "curl/",
            "wget",
            "python",
            "perl",
            "ruby",
            "java/",
            "go-http",
            "okhttp",
            "httpclient",
            "axios",
            "fetch",
            "libwww",
            "lighthouse",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>True for a name that is missing, too.</summary>
    public static bool Is(string agent) => agent.Length == 0 || agent.AsSpan().ContainsAny(Names);
}
