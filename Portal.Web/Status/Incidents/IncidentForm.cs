using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>The form in which a supervisor says something of an incident, as its page shows it.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Input">What was typed.</param>
/// <param name="IsPlanned">True for planned work.</param>
/// <param name="States">States to choose from.</param>
/// <param name="HasTitle">False where several incidents are updated at once: each keeps its own title.</param>
public sealed record IncidentForm(
    PortalPage Page,
    IncidentInput Input,
    bool IsPlanned,
    IReadOnlyList<IncidentState> States,
    bool HasTitle = true
)
{
    /// <summary>Titles that stand ready in all languages, as the last part of their keys.</summary>
    public static IReadOnlyList<string> CannedTitles { get; } = ["internet", "slow", "phone", "television", "work"];

    /// <summary>The same for what is said.</summary>
    public static IReadOnlyList<string> CannedTexts { get; } =
    ["looking", "power", "cable", "supplier", "repairing", "watching", "over", "work", "longer", "off"];

    /// <summary>The reader's language first, then the others.</summary>
    public IEnumerable<Language> Languages => LanguagesFor(Page.Language);

    public static IEnumerable<Language> LanguagesFor(Language reader) => Language.All.OrderByDescending(l => l == reader);
}
