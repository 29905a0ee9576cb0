using Portal.Web.Router.Library;
using static Portal.Web.Router.Pictures.LineArt;

namespace Portal.Web.Router.Pictures;

/// <summary>A socket, button or hole, as one sees it from the front.</summary>
internal static class PortDrawing
{
    // As they are painted in reality.
    private static readonly Dictionary<string, string> Paints = new()
    {
        ["black"] = "#2b2e33",
        ["blue"] = "#2f7fe0",
        ["green"] = "#2fa35a",
        ["grey"] = "#9aa0a6",
        ["orange"] = "#f2952e",
        ["red"] = "#e0352b",
        ["white"] = "#fbfbf7",
        ["yellow"] = "#f2c928",
    };

    /// <summary>How wide one of them is before the row is made to fit.</summary>
    public static double WidthOf(PortUse use) =>
        use switch
        {
            PortUse.Reset => 12,
            PortUse.Phone => 23,
            PortUse.Power or PortUse.LineCable or PortUse.Antenna => 25,
            _ => 27,
        };

    /// <summary>Draws one.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="port">What it is.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="w">Its width.</param>
    public static void Draw(LineArt drawing, RouterPort port, double x, double y, double w)
    {
        switch (port.Use)
        {
            case PortUse.LineFibre:
                drawing
                    .Box("socket", x - w / 2, y - w / 2, w, w, 4)
                    .Box("line", x - w * 0.28, y - w * 0.28, w * 0.56, w * 0.56, 2)
                    .Circle("line", x, y, w * 0.1)
                    .Path("line", $"M{N(x - w * 0.32)} {N(y - w / 2)}v-5h{N(w * 0.64)}v5");
                break;
            case PortUse.LineCable:
            case PortUse.Antenna:
                drawing.Circle("socket", x, y, w / 2).Circle("line", x, y, w * 0.3).Circle("dot", x, y, w * 0.08);
                break;
            case PortUse.Power:
                drawing.Circle("socket", x, y, w / 2).Circle("line", x, y, w * 0.15);
                break;
            case PortUse.Usb:
                drawing
                    .Box("socket", x - w / 2, y - w * 0.24, w, w * 0.48, 2.5)
                    .Box("dot", x - w * 0.34, y - w * 0.02, w * 0.68, w * 0.13, 1);
                break;
            case PortUse.Wps:
            case PortUse.WifiButton:
                drawing
                    .Box("socket", x - w / 2, y - w * 0.27, w, w * 0.54, w * 0.27)
                    .Box("line", x - w * 0.32, y - w * 0.11, w * 0.64, w * 0.22, w * 0.11);
                break;
            case PortUse.Reset:
                drawing.Circle("socket", x, y, w / 2).Circle("dot", x, y, w * 0.17);
                break;
            default:
                Plug(drawing, port.Use is PortUse.Lan or PortUse.LineEthernet ? 4 : 2, x, y, w);
                break;
        }

        if (port.Colour is { } colour && Paints.TryGetValue(colour, out var paint))
            drawing.Box("paint", x - w * 0.42, y + w * 0.62, w * 0.84, 5, 2.5, paint);
    }

    // The socket of a network cable or a telephone, with its step and its contacts.
    private static void Plug(LineArt drawing, int contacts, double x, double y, double w)
    {
        var (left, low, step) = (x - w * 0.34, y + w * 0.3, w * 0.15);
        drawing.Box("socket", x - w / 2, y - w / 2, w, w, 3.5);
        drawing.Path("line", $"M{N(left)} {N(low)}v-{N(w * 0.36)}h{N(step)}v-{N(step)}h{N(w * 0.38)}v{N(step)}h{N(step)}v{N(w * 0.36)}z");
        for (var i = 0; i < contacts; i++)
            drawing.Path("line", $"M{N(left + w * 0.68 * (i + 1) / (contacts + 1))} {N(low)}v-{N(w * 0.14)}");
    }
}
