using Microsoft.Extensions.Localization;
using Portal.Web.Provider.Availability;
using Portal.Web.Site;

namespace Portal.Web.Plans.Places;

/// <summary>Whether a plan can be had at a place, in the words of a language.</summary>
internal static class FitTexts
{
    public static string Of(PlanFit fit, Language language, IStringLocalizer<Text> texts) =>
        fit switch
        {
            { Fit: Fit.Yes, Line: { } line } => texts["Plans.Place.Fit.Yes", Name(line, texts), line.Download],
            { Fit: Fit.Later, Line: { From: { } day } line } => texts["Plans.Place.Fit.Later", Name(line, texts), language.Write(day)],
            { Fit: Fit.TooSlow, Line: { } line } => texts["Plans.Place.Fit.TooSlow", Name(line, texts), line.Download],
            { Fit: Fit.AskHouse } => texts["Plans.Place.Fit.AskHouse"],
            _ => texts["Plans.Place.Fit.No"],
        };

    /// <summary>A country by its name, and by its letters where none is written down.</summary>
    public static string Country(string code, Func<string, string> text)
    {
        var key = $"Plans.Country.{code}";
        return text(key) is var name && name != key ? name : code;
    }

    private static string Name(AvailableLine line, IStringLocalizer<Text> texts) => texts[$"Service.Technology.{line.Technology}"];
}
