using System.Globalization;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Plans.Catalogue;

/// <summary>What an administrator fills in to plan a new price.</summary>
public sealed record PriceChangeInput
{
    public const int MaxTextLength = 600;

    private const string EveryCountry = "all";

    private readonly string key = IdempotencyKey.New();

    /// <summary>The country, or all, and the price the lines have: "DE:2499".</summary>
    [Line(40, Missing = "PriceChange.Lines.Missing")]
    public string Lines { get; init; } = "";

    [Line(20, Missing = "PriceChange.Price.Missing")]
    public string Price { get; init; } = "";

    [Line(20, Missing = "PriceChange.Day.Missing")]
    public string Day { get; init; } = "";

    [Line(20)]
    public string Reason { get; init; } = "";

    [Lines(MaxTextLength)]
    public string TextEn { get; init; } = "";

    [Lines(MaxTextLength)]
    public string TextDe { get; init; } = "";

    [Lines(MaxTextLength)]
    public string TextEs { get; init; } = "";

    [Lines(MaxTextLength)]
    public string TextPt { get; init; } = "";

    [Lines(MaxTextLength)]
    public string TextRu { get; init; } = "";

    [Lines(MaxTextLength)]
    public string TextCa { get; init; } = "";

    /// <summary>The same in every step of one form, so that sent twice it is one change.</summary>
    public string Key
    {
        get => key;
        init => key = IdempotencyKey.Read(value);
    }

    public string Act { get; init; } = "";

    public PriceChangeReason ReasonChosen =>
        Enum.TryParse<PriceChangeReason>(Reason, out var reason) && Enum.IsDefined(reason) ? reason : PriceChangeReason.Costs;

    /// <summary>What the field of a language is called.</summary>
    public static string FieldOf(Language language) => "text" + char.ToUpperInvariant(language.Code[0]) + language.Code[1..];

    public string TextIn(Language language) =>
        language.Code switch
        {
            "de" => TextDe,
            "es" => TextEs,
            "pt" => TextPt,
            "ru" => TextRu,
            "ca" => TextCa,
            _ => TextEn,
        };

    public Money? PriceIn(string currency) =>
        Money.TryParse(Price.Replace(',', '.'), currency, out var price) && price.Minor > 0 ? price : null;

    /// <summary>The day as the field of a browser writes it, or as people of the language do where it is an ordinary line.</summary>
    public DateOnly? DayIn(Language language) =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParse(Day, language.Culture, DateTimeStyles.None, out day) ? day
        : null;

    public static string LinesOf(string? country, long fee) => $"{country ?? EveryCountry}:{fee}";

    /// <summary>The country (null for all) and the price that were chosen; null for nonsense.</summary>
    public (string? Country, long Fee)? Chosen =>
        Lines.Split(':') is [{ Length: 2 or 3 } country, var fee]
        && long.TryParse(fee, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? (country == EveryCountry ? null : country, minor)
            : null;
}
