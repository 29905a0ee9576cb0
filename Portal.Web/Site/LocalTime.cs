using System.Globalization;

namespace Portal.Web.Site;

/// <summary>Instants as people at the provider's place write them, always with the distance to UTC: customers and staff may be elsewhere.</summary>
public sealed class LocalTime(Brand brand)
{
    private const string Field = "yyyy-MM-dd'T'HH:mm";

    /// <summary>"22 November 2026, 14:05 UTC+1".</summary>
    public string Moment(Language language, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, brand.Zone);
        return $"{Day(language, at)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Distance(local.Offset)}";
    }

    /// <summary>"22 November 2026".</summary>
    public string Day(Language language, DateTimeOffset at) => language.Write(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, brand.Zone).DateTime));

    /// <summary>"Sunday, 22 November, 14:05 UTC+1".</summary>
    public string Write(Language language, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, brand.Zone);
        var culture = language.Culture;
        return $"{local.ToString("dddd", culture)}, {local.ToString(culture.DateTimeFormat.MonthDayPattern, culture)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Distance(local.Offset)}";
    }

    /// <summary>For the time element and for fields of a form.</summary>
    public string ToField(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, brand.Zone).ToString(Field, CultureInfo.InvariantCulture);

    /// <summary>What a field of a form holds; null when it is no time. A time that a clock skips in spring is the one an hour later.</summary>
    public DateTimeOffset? Read(string? typed) =>
        DateTime.TryParseExact(typed?.Trim(), [Field, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, brand.Zone.GetUtcOffset(local)).ToUniversalTime()
            : null;

    private static string Distance(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";
}
