using Microsoft.AspNetCore.Html;
using Portal.Web.Router.Library;
using static Portal.Web.Router.Pictures.LineArt;

namespace Portal.Web.Router.Pictures;

/// <summary>The back of a router with its sockets and buttons.</summary>
public static class BackPicture
{
    private const double Height = 92;
    private const double Last = Width - 24;
    private const double Gap = 11;

    /// <summary>The drawing with its names.</summary>
    /// <param name="model">The router.</param>
    /// <param name="description">What those hear who do not see it.</param>
    /// <param name="marked">What the text is about: it stands out, and says so in words elsewhere.</param>
    public static IHtmlContent Of(RouterModel model, string description, params IReadOnlyCollection<PortUse> marked)
    {
        var drawing = new LineArt();
        var top = CaseDrawing.TopOf(model.Shape);
        var y = top + Height / 2;
        CaseDrawing.Flat(drawing, model.Shape, Height);
        var (first, scale, gap) = Fit(model.Ports);
        Vents(drawing, 30, first - 16, top);
        for (var (i, x) = (0, first); i < model.Ports.Count; i++)
        {
            var port = model.Ports[i];
            var (w, isMarked) = (PortDrawing.WidthOf(port.Use) * scale, marked.Contains(port.Use));
            var whole = w * port.Count;
            for (var n = 0; n < port.Count; n++)
                PortDrawing.Draw(drawing, port, x + w * (n + 0.5), y, w);
            if (isMarked)
                drawing.Box("frame", x - 4, y - w / 2 - 9, whole + 8, w + 24, 7);
            Labels.Hang(drawing, i, x + whole / 2, y + w / 2 + (port.Colour is null ? 4 : 16), top + Height, port.Label, isMarked);
            x += whole + gap;
        }

        return drawing.Finish(top + Height + Labels.HeightOf(model.Ports.Count), description);
    }

    // Where the row begins and how much smaller it is, so that it fits and every name has room to its left.
    private static (double First, double Scale, double Gap) Fit(IReadOnlyList<RouterPort> ports)
    {
        var wide = ports.Sum(p => PortDrawing.WidthOf(p.Use) * p.Count);
        double Gaps(double first) => ports.Count == 1 ? 0 : Math.Clamp((Last - first - wide) / (ports.Count - 1), 6, Gap);
        var (first, gap, scale) = (70.0, Gap, 1.0);
        for (var round = 0; round < 4; round++)
        {
            gap = Gaps(first);
            scale = Math.Min(1.1, (Last - first - gap * (ports.Count - 1)) / wide);
            var (x, short_) = (first, 0.0);
            foreach (var port in ports)
            {
                var whole = PortDrawing.WidthOf(port.Use) * port.Count * scale;
                short_ = Math.Max(short_, Labels.RoomFor(port.Label) - (x + whole / 2));
                x += whole + gap;
            }

            if (short_ <= 0)
                break;
            first += short_ + 1;
        }

        return (first, scale, gap);
    }

    private static void Vents(LineArt drawing, double from, double to, double top)
    {
        for (var x = from; x <= to; x += 9)
            drawing.Path("crease", $"M{N(x)} {N(top + 30)}v{N(Height - 58)}");
    }
}
