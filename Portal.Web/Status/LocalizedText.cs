using System.Text.Json.Serialization;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>A text in the languages it was written in.</summary>
/// <param name="ByLanguage">By the code of the language; never empty texts.</param>
public sealed record LocalizedText(IReadOnlyDictionary<string, string> ByLanguage)
{
    public static readonly LocalizedText Nothing = new(new Dictionary<string, string>());

    [JsonIgnore]
    public bool IsEmpty => ByLanguage.Count == 0;

    /// <summary>In the best language for a reader.</summary>
    public ResolvedText For(Language reader)
    {
        foreach (var code in reader.Chain)
            if (ByLanguage.TryGetValue(code, out var text))
                return new(text, code);
        return Language.Codes.Where(ByLanguage.ContainsKey).Select(code => new ResolvedText(ByLanguage[code], code)).FirstOrDefault()
            ?? new("", reader.Code);
    }

    /// <summary>Later texts fill what is missing here.</summary>
    public LocalizedText Or(LocalizedText other) =>
        new(
            Language
                .Codes.Where(c => ByLanguage.ContainsKey(c) || other.ByLanguage.ContainsKey(c))
                .ToDictionary(c => c, c => ByLanguage.GetValueOrDefault(c) ?? other.ByLanguage[c])
        );
}

/// <summary>A text and the language it really is in.</summary>
public sealed record ResolvedText(string Text, string Language)
{
    /// <summary>For the lang attribute: null where the page is in that language already.</summary>
    public string? Lang(Language reader) => Language == reader.Code ? null : Language;
}
