using System.Globalization;

namespace Portal.Search.Records;

/// <summary>Reads a day, a month or a year as people type it, or how long ago.</summary>
internal static class TypedDate
{
    private static readonly string[] Days = ["yyyy-M-d", "d.M.yyyy", "d/M/yyyy", "d.M.yy", "yyyy/M/d"];
    private static readonly string[] Months = ["yyyy-M", "M.yyyy", "M/yyyy"];

    /// <summary>The first moment of what was typed, or null when it is no date.</summary>
    public static DateTimeOffset? Start(string text, DateTimeOffset? now) => Read(text, now)?.Start;

    /// <summary>The first moment and the first moment after it, or null when it is no date.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End)? Read(string text, DateTimeOffset? now)
    {
        var offset = now?.Offset ?? TimeSpan.Zero;
        if (Parse(text, Days) is { } day)
            return (new(day, offset), new(day.AddDays(1), offset));
        if (Parse(text, Months) is { } month)
            return (new(month, offset), new(month.AddMonths(1), offset));
        if (
            text.Length == 4
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1970 and < 2106
        )
            return (new(new DateTime(year, 1, 1), offset), new(new DateTime(year + 1, 1, 1), offset));
        return now is { } moment && Ago(text, moment) is { } ago ? (ago, ago) : null;
    }

    private static DateTime? Parse(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1970 and < 2106
            ? day
            : null;

    private static DateTimeOffset? Ago(string text, DateTimeOffset now)
    {
        if (text.Length is < 2 or > 4 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return char.ToLowerInvariant(text[^1]) switch
        {
            'h' => now.AddHours(-count),
            'd' => now.AddDays(-count),
            'w' => now.AddDays(-7 * count),
            'm' => now.AddMonths(-count),
            'y' when count < 50 => now.AddYears(-count),
            _ => null,
        };
    }
}
