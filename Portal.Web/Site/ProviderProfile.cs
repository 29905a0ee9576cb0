using System.Globalization;

namespace Portal.Web.Site;

/// <summary>Who the provider is. Filled from the content's provider file, the one place for the portal's name and looks.</summary>
public sealed class ProviderProfile
{
    /// <summary>The fact that names the time zone, as IANA does.</summary>
    public const string TimeZone = "time_zone";

    private Func<string, string, string> facts = (_, _) => "";
    private Func<Language, IReadOnlyList<FooterLink>> pages = _ => [];

    /// <summary>The clocks at the provider's place.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public ThemeColor Accent { get; private set; } = ThemeColor.Default;

    /// <summary>Takes new facts: a function of the name of a fact and a language code, that answers "" where there is none.</summary>
    public void Use(Func<string, string, string> newFacts)
    {
        facts = newFacts;
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(Fact(TimeZone, Language.English), out var zone) ? zone : TimeZoneInfo.Utc;
        Accent = ThemeColor.TryParse(Fact("accent", Language.English), out var accent) ? accent : ThemeColor.Default;
    }

    /// <summary>Takes the pages of the provider that stand in every footer, by language.</summary>
    public void UsePages(Func<Language, IReadOnlyList<FooterLink>> newPages) => pages = newPages;

    public string Name => Fact("name", Language.English);

    /// <summary>The telephone number within a sentence, where no line ends in the middle of it.</summary>
    public string PhoneInText => this["phone"].Replace(' ', '\u00A0');

    /// <summary>Imprint, privacy and the like: those that are there, in the order the provider gave them.</summary>
    public IReadOnlyList<FooterLink> PagesIn(Language language) => pages(language);

    /// <summary>A fact in a language, or in the best language there is, or nothing.</summary>
    public string Fact(string name, Language language) => facts(name, language.Code);

    /// <summary>The fact in the language of the request.</summary>
    public string this[string name] => Fact(name, Language.FromCode(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
}
