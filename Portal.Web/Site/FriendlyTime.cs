using System.Globalization;

namespace Portal.Web.Site;

/// <summary>
/// Instants as people say them, on the provider's clocks: "today, 18:14" on a page, "Tuesday, 24 November, 14:00" in a mail, which is read
/// on some other day. The distance to UTC is said only of a time that comes twice, when clocks go back; a page adds it for a reader whose
/// own clock shows another time.
/// </summary>
public sealed class FriendlyTime(ProviderProfile provider, Texts texts, LocalTime local, TimeProvider clock)
{
    private const string Clock = "HH:mm";

    /// <summary>For a page, by how far it is from now.</summary>
    public string Near(Language language, DateTimeOffset at)
    {
        var (there, today) = (There(at), There(clock.GetUtcNow()).Date);
        var localized = texts.In(language);
        var time = there.ToString(Clock, CultureInfo.InvariantCulture);
        return Sure(
            there,
            (there.Date - today).Days switch
            {
                0 => localized["Time.Today", time],
                1 => localized["Time.Tomorrow", time],
                -1 => localized["Time.Yesterday", time],
                > 1 and < 7 => localized["Time.Weekday", there.ToString("dddd", language.Culture), time],
                _ => Dated(localized, there),
            }
        );
    }

    /// <summary>For a mail, good on any day.</summary>
    public string Written(LocalizedTexts localized, DateTimeOffset at) => Sure(There(at), Dated(localized, There(at)));

    /// <inheritdoc cref="Written(LocalizedTexts, DateTimeOffset)"/>
    public string Written(Language language, DateTimeOffset at) => Written(texts.In(language), at);

    public string Day(Language language, DateTimeOffset at) => local.Day(language, at);

    /// <summary>When "today" is another day: until then a page that says <see cref="Near"/> goes on being right.</summary>
    public DateTimeOffset Midnight()
    {
        var next = There(clock.GetUtcNow()).Date.AddDays(1);
        return new DateTimeOffset(next, provider.Zone.GetUtcOffset(next)).ToUniversalTime();
    }

    /// <summary>Whether the provider's clocks show a time twice. Then the distance to UTC is part of what is said.</summary>
    public bool IsTwice(DateTimeOffset at) => IsTwiceThere(There(at));

    /// <summary>How far the provider's clocks are from UTC at an instant.</summary>
    public TimeSpan Offset(DateTimeOffset at) => There(at).Offset;

    private string Dated(LocalizedTexts localized, DateTimeOffset there)
    {
        var culture = localized.Language.Culture;
        var day =
            there.Year == There(clock.GetUtcNow()).Year
                ? there.ToString(culture.DateTimeFormat.MonthDayPattern, culture)
                : Day(localized.Language, there);
        return localized["Time.Date", there.ToString("dddd", culture), day, there.ToString(Clock, CultureInfo.InvariantCulture)];
    }

    private string Sure(DateTimeOffset there, string said) => IsTwiceThere(there) ? $"{said} {LocalTime.Distance(there.Offset)}" : said;

    private bool IsTwiceThere(DateTimeOffset there) => provider.Zone.IsAmbiguousTime(there.DateTime);

    private DateTimeOffset There(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, provider.Zone);
}
