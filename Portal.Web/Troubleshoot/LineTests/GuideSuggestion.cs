using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>Which guide helps with what a test found.</summary>
public static class GuideSuggestion
{
    /// <summary>The key of the guide; null when nothing was found that one can help with.</summary>
    public static string? For(LineReport report) =>
        report.Line is LineVerdict.Warn or LineVerdict.Fail ? ForSignal(report.Technology)
        : IsFound(report, LineCheck.Session) ? "line-login"
        : IsFound(report, LineCheck.Dns) ? "some-sites"
        : null;

    private static bool IsFound(LineReport report, LineCheck check) => report.Find(check)?.Verdict is LineVerdict.Warn or LineVerdict.Fail;

    private static string? ForSignal(Technology technology) =>
        technology switch
        {
            Technology.Fibre => "fibre-signal",
            Technology.Cable => "cable-signal",
            Technology.Dsl => "dsl-signal",
            Technology.Wireless => "wireless-signal",
            _ => null,
        };
}
