using System.Collections.Concurrent;
using System.Globalization;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Plans;

/// <summary>Amounts as people read them: "£24.99", "24,99 €". The language decides how, never which currency.</summary>
public static class MoneyText
{
    private static readonly ConcurrentDictionary<(string Language, string Currency), NumberFormatInfo> Formats = new();

    /// <summary>The amount in a language, with the sign of its currency, or its three letters where it has none.</summary>
    public static string In(this Money money, Language language)
    {
        var format = Formats.GetOrAdd((language.Code, money.Currency), _ => FormatOf(language.Culture, money.Currency));
        return (money.Minor / 100m).ToString("C2", format);
    }

    private static NumberFormatInfo FormatOf(CultureInfo culture, string currency)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = currency switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "RUB" => "₽",
            _ => currency,
        };
        format.NegativeSign = "\u2212"; // as wide as a plus, and never left behind at the end of a line
        // Three letters need a space where a sign needs none.
        if (format.CurrencySymbol == currency)
            (format.CurrencyPositivePattern, format.CurrencyNegativePattern) = (3, 8);
        return format;
    }
}
