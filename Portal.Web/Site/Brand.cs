using System.Globalization;

namespace Portal.Web.Site;

/// <summary>Who the provider is. Filled from the content's provider file, so that a provider brands the portal in one place.</summary>
public sealed class Brand
{
    private IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> facts = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Changes whenever the facts do; part of addresses whose content depends on them.</summary>
    public Accent Accent { get; private set; } = Accent.Default;

    /// <summary>Takes new facts: for each name a text per language, with "" for the text of all others.</summary>
    public void Use(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> newFacts)
    {
        facts = newFacts;
        Accent = Accent.TryParse(Fact("accent", Language.English), out var accent) ? accent : Accent.Default;
    }

    public string Name => Fact("name", Language.English);

    /// <summary>A fact in a language, or in the best language there is, or nothing.</summary>
    public string Fact(string name, Language language)
    {
        if (!facts.TryGetValue(name, out var texts)) return "";
        foreach (var code in language.Chain)
            if (texts.TryGetValue(code, out var text)) return text;
        return texts.GetValueOrDefault("") ?? "";
    }

    /// <summary>The fact in the language of the request.</summary>
    public string this[string name] => Fact(name, Language.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
}
