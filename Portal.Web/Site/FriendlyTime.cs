using System.Globalization;

namespace Portal.Web.Site;

/// <summary>
/// Instants as people say them, on the provider's clocks: "today, 18:14" on a page, "Tuesday, 24 November, 14:00" in a mail, which is read
/// on some other day. The distance to UTC is said only of a time that comes twice, when clocks go back; a page adds it for a reader whose
/// own clock shows another time.
/// </summary>
public sealed class FriendlyTime(ProviderProfile brand, Texts texts, LocalTime local, TimeProvider clock)
{
    private const string Clock = "HH:mm";

    /// <summary>For a page, by how far it is from now.</summary>
    public string Near(Language language, DateTimeOffset at)
    {
        var (there, today) = (There(at), There(clock.GetUtcNow()).Date);
        var words = texts.In(language);
        var time = there.ToString(Clock, CultureInfo.InvariantCulture);
        return Sure(
            there,
            (there.Date - today).Days switch
            {
                0 => words["Time.Today", time],
                1 => words["Time.Tomorrow", time],
                -1 => words["Time.Yesterday", time],
                > 1 and < 7 => words["Time.Weekday", there.ToString("dddd", language.Culture), time],
                _ => Dated(words, there),
            }
        );
    }

    /// <summary>For a mail, good on any day.</summary>
    public string Written(LocalizedTexts words, DateTimeOffset at) => Sure(There(at), Dated(words, There(at)));

    /// <inheritdoc cref="Written(LocalizedTexts, DateTimeOffset)"/>
    public string Written(Language language, DateTimeOffset at) => Written(texts.In(language), at);

    public string Day(Language language, DateTimeOffset at) => local.Day(language, at);

    /// <summary>When "today" is another day: until then a page that says <see cref="Near"/> goes on being right.</summary>
    public DateTimeOffset Midnight()
    {
        var next = There(clock.GetUtcNow()).Date.AddDays(1);
        return new DateTimeOffset(next, brand.Zone.GetUtcOffset(next)).ToUniversalTime();
    }

    /// <summary>Whether the provider's clocks show a time twice. Then the distance to UTC is part of what is said.</summary>
    public bool IsTwice(DateTimeOffset at) => IsTwiceThere(There(at));

    /// <summary>How far the provider's clocks are from UTC at an instant.</summary>
    public TimeSpan Offset(DateTimeOffset at) => There(at).Offset;

    private string Dated(LocalizedTexts words, DateTimeOffset there)
    {
        var culture = words.Language.Culture;
        var day =
            there.Year == There(clock.GetUtcNow()).Year
                ? there.ToString(culture.DateTimeFormat.MonthDayPattern, culture)
                : Day(words.Language, there);
        return words["Time.Date", there.ToString("dddd", culture), day, there.ToString(Clock, CultureInfo.InvariantCulture)];
    }

    private string Sure(DateTimeOffset there, string said) => IsTwiceThere(there) ? $"{said} {LocalTime.Distance(there.Offset)}" : said;

    private bool IsTwiceThere(DateTimeOffset there) => brand.Zone.IsAmbiguousTime(there.DateTime);

    private DateTimeOffset There(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, brand.Zone);
}
