using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Portal.Web.Site;

/// <summary>One of the six languages the portal speaks.</summary>
public sealed class Language
{
    private readonly string[] chain;

    private Language(string code, string culture, string name, params string[] fallbacks) =>
        (Code, Home, Culture, Name, Fallbacks, chain) = (
            code,
            $"/{code}",
            CultureInfo.GetCultureInfo(culture),
            name,
            fallbacks,
            [code, .. fallbacks]
        );

    /// <summary>In the order of the language switch: by their own names.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("ca", "ca-ES", "Català", "es", "en"),
        new("de", "de-DE", "Deutsch", "en"),
        new("en", "en-GB", "English"),
        new("es", "es-ES", "Español", "en"),
        new("pt", "pt-PT", "Português", "es", "en"),
        new("ru", "ru-RU", "Русский", "en"),
    ];

    /// <summary>The codes, the languages that most others fall back to first.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "de", "es", "pt", "ru", "ca"];

    public static Language English { get; } = All.Single(l => l.Code == "en");

    /// <summary>The first part of an address, and the lang attribute.</summary>
    public string Code { get; }

    /// <summary>The address of the start page.</summary>
    public string Home { get; }

    /// <summary>
    /// How dates and numbers are written. It has a region, because a language alone has no
    /// currency and writes British dates the American way.
    /// </summary>
    public CultureInfo Culture { get; }

    /// <summary>The language's name for itself.</summary>
    public string Name { get; }

    /// <summary>What to show when a text is missing in this language, best first.</summary>
    public IReadOnlyList<string> Fallbacks { get; }

    /// <summary>This language and then its fallbacks: the order in which a text is looked for.</summary>
    public IReadOnlyList<string> Chain => chain;

    public static Language FromCode(string code) => TryFind(code, out var language) ? language : English;

    public static bool TryFind([NotNullWhen(true)] string? code, [NotNullWhen(true)] out Language? language)
    {
        language = null;
        foreach (var each in All)
            if (each.Code == code)
                language = each;
        return language is not null;
    }

    /// <summary>The language an address begins with: "/ca/help" is Catalan, "/health" is none.</summary>
    public static Language? FromPath(PathString path)
    {
        var value = path.Value.AsSpan();
        if (value.Length < 3 || (value.Length > 3 && value[3] != '/'))
            return null;
        foreach (var language in All)
            if (value[1..3].SequenceEqual(language.Code))
                return language;
        return null;
    }

    public override string ToString() => Code;
}
