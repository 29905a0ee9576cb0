using System.Globalization;

namespace Portal.Web.Site;

/// <summary>
/// The provider's colour, moved towards black or white until it can be read on the paper of the light and of the dark page.
/// </summary>
public sealed class ThemeColor
{
    // The papers of tokens.css; a test keeps them equal. 5:1 leaves room for the tints that
    // surfaces mix from the accent; WCAG asks for 4.5:1.
    public const string LightPaper = "#fbfaf6";
    public const string DarkPaper = "#11161d";
    private const double Readable = 5;
    private const double VeryReadable = 7.5;

    // On the dark page what can be touched has to shine: at 5:1 it is as dull as quiet text. 9:1 is about the lightness .78 of oklch.
    private const double Shining = 9;
    private const double VeryShining = 11;

    private ThemeColor(Rgb colour)
    {
        (OnLight, OnDark) = (Darker(colour, Readable), Lighter(colour, Shining));
        (MoreOnLight, MoreOnDark) = (Darker(colour, VeryReadable), Lighter(colour, VeryShining));
    }

    public static ThemeColor Default { get; } = new(Rgb.Parse("#0b6b5d"));

    public Rgb OnLight { get; }

    public Rgb OnDark { get; }

    /// <summary>For people who ask their system for more contrast: 7:1 and better.</summary>
    public Rgb MoreOnLight { get; }

    /// <inheritdoc cref="MoreOnLight"/>
    public Rgb MoreOnDark { get; }

    /// <summary>The custom properties the style sheet begins with.</summary>
    public string Css =>
        $$"""
            :root { --accent-light: {{OnLight}}; --on-accent-light: {{Opposite(
                OnLight
            )}}; --accent-dark: {{OnDark}}; --on-accent-dark: {{Opposite(OnDark)}} }
            @media (prefers-contrast: more) { :root { --accent-light: {{MoreOnLight}}; --accent-dark: {{MoreOnDark}} } }

            """;

    public static bool TryParse(string text, out ThemeColor accent)
    {
        var valid =
            text.Length == 7
            && text[0] == '#'
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        accent = valid ? new(Rgb.Parse(text)) : Default;
        return valid;
    }

    private static Rgb Darker(Rgb colour, double contrast) => Towards(colour, new(0, 0, 0), Rgb.Parse(LightPaper), contrast);

    private static Rgb Lighter(Rgb colour, double contrast) => Towards(colour, new(255, 255, 255), Rgb.Parse(DarkPaper), contrast);

    private static Rgb Towards(Rgb colour, Rgb end, Rgb paper, double contrast)
    {
        for (var share = 0.0; share < 1; share += 0.04)
            if (colour.Mix(end, share) is var mixed && mixed.ContrastWith(paper) >= contrast)
                return mixed;
        return end;
    }

    private static Rgb Opposite(Rgb colour)
    {
        var (white, black) = (new Rgb(255, 255, 255), Rgb.Parse(DarkPaper));
        return colour.ContrastWith(white) >= colour.ContrastWith(black) ? white : black;
    }
}
