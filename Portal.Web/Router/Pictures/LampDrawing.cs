using System.Buffers;
using Portal.Web.Router.Library;
using static Portal.Web.Router.Pictures.LineArt;

namespace Portal.Web.Router.Pictures;

/// <summary>
/// One lamp on the body: lit in its real colour, dark, or with rays when it blinks; below it the picture that is printed there.
/// </summary>
internal static class LampDrawing
{
    public const double IconDrop = 19;

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.- ");

    // What is printed instead of a name, by the key of the lamp.
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["power"] = "M-3.6 -3.2a5 5 0 1 0 7.200 0M0 -6v5.500",
        ["status"] = "M-3.6 -3.2a5 5 0 1 0 7.200 0M0 -6v5.500",
        ["internet"] =
            "M-5.500 0a5.500 5.500 0 1 0 11 0a5.500 5.500 0 1 0 -11 0h11M0 -5.500c-4 3.500 -4 7.500 0 11c4 -3.500 4 -7.500 0 -11",
        ["wifi"] = "M-6 -2a8.500 8.500 0 0 1 12 0M-3.200 1.300a4.500 4.500 0 0 1 6.400 0M0 4.600h.01",
        ["lan"] = "M-2.500 -5.500h5v4h-5zM0 -1.500v3M-4.500 5v-3.500h9v3.500",
        ["usb"] = "M0 5.500v-11M-2 -3.500l2 -2l2 2M0 3l-3.500 -2.500v-2M0 1.500l3.500 -2.500v-1.500",
        ["wps"] = "M4.500 -3.500a5.500 5.500 0 0 0 -10 2.500M-4.500 3.500a5.500 5.500 0 0 0 10 -2.500M5 -6v3h-3M-5 6v-3h3",
        ["phone"] = "M-4.500 -5c-1 4 5 10 9 9.500l.5 -2.500l-3 -1.500l-1.500 1.500c-1 -.5 -2.500 -2 -3 -3l1.500 -1.500l-1.500 -3z",
    };

    /// <summary>The lower edge of what is drawn, seen from the middle of the lamp.</summary>
    public static double DropOf(RouterLamp lamp) => lamp.HasIcon ? IconDrop + 9 : 12;

    public static void Draw(LineArt drawing, RouterLamp lamp, string shows, double x, double y)
    {
        var colour = LampPicture.Colours.GetValueOrDefault(Lamp.ColourOf(shows));
        if (colour is null)
            drawing.Circle("dark", x, y, 5);
        else if (Lamp.ColourOf(shows) == "white")
            drawing.Circle("ring", x, y, 9.5).Circle("lit", x, y, 5.5, colour); // a white glow on white shows nothing
        else
            drawing.Circle("halo", x, y, 10.5, colour, "0.3").Circle("lit", x, y, 5.5, colour);
        if (Lamp.Blinks(shows))
            drawing.Path("rays", $"M{N(x - 9.5)} {N(y - 9.5)}l-3 -3M{N(x + 9.5)} {N(y - 9.5)}l3 -3M{N(x)} {N(y - 13)}v-4");
        if (lamp.HasIcon && SignOf(lamp.Key) is { } sign)
            drawing.Path("sign", Moved(sign, x, y + IconDrop));
    }

    private static string? SignOf(string key) =>
        Signs.GetValueOrDefault(key)
        ?? (
            key == "wan" ? Signs["internet"]
            : key.StartsWith("wifi", StringComparison.Ordinal) ? Signs["wifi"]
            : null
        );

    // Every sign is drawn around its own middle: its moves are the only absolute places in it.
    private static string Moved(string sign, double x, double y) =>
        string.Concat(
            sign.Split('M', StringSplitOptions.RemoveEmptyEntries)
                .Select(part =>
                {
                    var end = part.AsSpan().IndexOfAnyExcept(InNumbers);
                    var place = part[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    return $"M{N(Number(place[0]) + x)} {N(Number(place[1]) + y)}{part[end..]}";
                })
        );

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
