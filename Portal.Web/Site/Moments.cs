using System.Globalization;

namespace Portal.Web.Site;

/// <summary>Instants as pages and mails write them. Nobody has told the portal where they are, so the time says which one it is.</summary>
public static class Moments
{
    /// <summary>"2 November 2026, 14:05 UTC".</summary>
    public static string Moment(this Language language, DateTimeOffset at) =>
        $"{language.Day(at)}, {at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    public static string Day(this Language language, DateTimeOffset at) => language.Write(DateOnly.FromDateTime(at.UtcDateTime));
}
