using System.Globalization;

namespace Portal.Web.Site;

/// <summary>
/// Instants on the clocks of the provider's place, for fields of forms and for files that are kept. Pages and mails say them as
/// <see cref="FriendlyTime"/> does.
/// </summary>
public sealed class LocalTime(ProviderProfile provider)
{
    /// <summary>The text for a time that comes twice.</summary>
    public const string Twice = "Form.TimeTwice";

    private const string Field = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] Fields = [Field, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>The clocks at the provider's place.</summary>
    public TimeZoneInfo Zone => provider.Zone;

    /// <summary>The day an instant lies in, at the provider's place.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, provider.Zone).DateTime);

    /// <summary>The instant a day begins at the provider's place.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (provider.Zone.IsInvalidTime(local))
            local = local.AddMinutes(30); // where clocks go forward at midnight
        return new DateTimeOffset(local, provider.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>"22 November 2026, 14:05 UTC+1": for a file, which may be read anywhere, years later.</summary>
    public string Moment(Language language, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, provider.Zone);
        return $"{Day(language, at)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Distance(local.Offset)}";
    }

    /// <summary>"22 November 2026".</summary>
    public string Day(Language language, DateTimeOffset at) => language.Write(DayOf(at));

    /// <summary>For the time element and for fields of a form.</summary>
    public string ToField(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, provider.Zone).ToString(Field, CultureInfo.InvariantCulture);

    /// <summary>
    /// The instant a field of a form means, on the clocks of a place. A clock that goes forward never shows some times, and one that goes
    /// back shows some twice: then only whoever typed it can say which of the two they mean.
    /// </summary>
    /// <param name="typed">As the field holds it.</param>
    /// <param name="zone">The clocks.</param>
    /// <param name="which">"first" or "second", of a time that comes twice.</param>
    /// <returns>The instant, or the text that says why there is none.</returns>
    public static (DateTimeOffset? At, string? Wrong) Read(string? typed, TimeZoneInfo zone, string? which = null)
    {
        if (
            !DateTime.TryParseExact(typed?.Trim(), Fields, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is < 1900 or > 9000
        )
            return (null, "Form.TimeShape");
        if (zone.IsInvalidTime(local))
            return (null, "Form.TimeSkipped");
        if (!zone.IsAmbiguousTime(local))
            return (new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), null);
        var offsets = zone.GetAmbiguousTimeOffsets(local).OrderDescending().ToList(); // summer time first
        return which is "first" or "second"
            ? (new DateTimeOffset(local, offsets[which == "first" ? 0 : ^1]).ToUniversalTime(), null)
            : (null, Twice);
    }

    /// <summary>"UTC+1".</summary>
    public static string Distance(TimeSpan offset) =>
        offset == TimeSpan.Zero
            ? "UTC"
            : $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}"
                + $"{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";
}
