using System.Globalization;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Attachments;

/// <summary>How large a file is, as people say it.</summary>
public static class FileSize
{
    public static string Format(long bytes, Language language) =>
        bytes < 1_000_000
            ? $"{Math.Max(1, bytes / 1000).ToString(CultureInfo.InvariantCulture)} kB"
            : $"{(bytes / 1_000_000.0).ToString("0.0", language.Culture)} MB";
}
