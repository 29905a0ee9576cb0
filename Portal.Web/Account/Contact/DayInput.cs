using System.Globalization;
using Portal.Web.Site;

namespace Portal.Web.Account.Contact;

/// <summary>A day as the field of a browser writes it, or as people of the language do where it is an ordinary line.</summary>
internal static class DayInput
{
    public static DateOnly? Read(string typed, Language language) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParse(typed, language.Culture, DateTimeStyles.None, out day) ? day
        : null;
}
