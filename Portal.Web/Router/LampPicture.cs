using Microsoft.AspNetCore.Html;

namespace Portal.Web.Router;

/// <summary>
/// A lamp as it looks in reality: its colour, off, or with rays when it blinks. It stands beside words that say the same, so screen readers
/// pass over it. Nothing moves: whoever is asked what they see needs a still picture to compare with.
/// </summary>
public static class LampPicture
{
    private const string Rays =
        "<path d=\"M24 3v6M24 39v6M3 24h6M39 24h6M9 9l4 4M35 35l4 4M39 9l-4 4M13 35l-4 4\" "
        + "stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\"/>";

    internal static readonly IReadOnlyDictionary<string, string> Colours = new Dictionary<string, string>
    {
        ["green"] = "#2fbf5b",
        ["red"] = "#e0352b",
        ["amber"] = "#f2952e",
        ["blue"] = "#2f7fe0",
        ["white"] = "#fbfbf7",
        ["yellow"] = "#f2d33c",
    };

    /// <summary>The drawing.</summary>
    /// <param name="lamp">What it shows, as <see cref="Lamp"/> names it.</param>
    public static IHtmlContent Of(string lamp)
    {
        var colour = Colours.GetValueOrDefault(Lamp.ColourOf(lamp), "none");
        var circle = $"<circle cx=\"24\" cy=\"24\" r=\"11\" fill=\"{colour}\" stroke=\"currentColor\" stroke-width=\"1.75\"/>";
        var rays = Lamp.Blinks(lamp) ? Rays : "";
        return new HtmlString(
            "<svg class=\"lamp\" viewBox=\"0 0 48 48\" width=\"48\" height=\"48\" aria-hidden=\"true\" focusable=\"false\">"
                + $"{circle}{rays}</svg>"
        );
    }
}
