using Portal.Web.Router.Library;
using static Portal.Web.Router.Pictures.LineArt;

namespace Portal.Web.Router.Pictures;

/// <summary>The body of a router: rounded, with feet and antennas.</summary>
internal static class CaseDrawing
{
    private const double Left = 8;
    private const double Right = Width - 8;
    private const double Antenna = 96;

    /// <summary>Where the body begins: below its antennas.</summary>
    public static double TopOf(RouterShape shape) => shape.Antennas > 0 ? Antenna + 12 : 14;

    /// <summary>A router that lies.</summary>
    public static void Flat(LineArt drawing, RouterShape shape, double height)
    {
        var top = TopOf(shape);
        var bottom = top + height;
        Antennas(drawing, shape.Antennas, Left + 34, Right - 34, top);
        drawing.Path("ground", $"M30 {N(bottom + 5)}Q{Width / 2} {N(bottom + 12)} {Width - 30} {N(bottom + 5)}z");
        drawing.Box("case", 52, bottom - 4, 40, 9, 4).Box("case", Width - 92, bottom - 4, 40, 9, 4);
        drawing.Path("case", Body(Left, top, Right, bottom, Math.Min(height / 2.4, 26)));
        drawing.Path("crease", $"M{N(Left + 26)} {N(top + 9)}Q{Width / 2} {N(top + 3)} {N(Right - 26)} {N(top + 9)}");
    }

    /// <summary>A router that stands.</summary>
    public static void Upright(LineArt drawing, RouterShape shape, double width, double height)
    {
        var top = TopOf(shape);
        var (right, bottom) = (Left + width, top + height);
        Antennas(drawing, shape.Antennas, Left + 24, right - 24, top);
        drawing.Path("ground", $"M{N(Left - 6)} {N(bottom + 9)}Q{N(Left + width / 2)} {N(bottom + 15)} {N(right + 6)} {N(bottom + 9)}z");
        drawing.Box("case", Left + width * 0.16, bottom - 5, width * 0.68, 14, 5);
        drawing.Path("case", Body(Left, top, right, bottom, 26));
        drawing.Path("crease", $"M{N(Left + 13)} {N(top + 34)}V{N(bottom - 34)}");
    }

    private static string Body(double left, double top, double right, double bottom, double radius)
    {
        var (r, middle) = (N(radius), N((left + right) / 2));
        return $"M{N(left)} {N(bottom - radius)}V{N(top + radius)}Q{N(left)} {N(top)} {N(left + radius)} {N(top)}"
            + $"Q{middle} {N(top - 5)} {N(right - radius)} {N(top)}Q{N(right)} {N(top)} {N(right)} {N(top + radius)}"
            + $"V{N(bottom - radius)}Q{N(right)} {N(bottom)} {N(right - radius)} {N(bottom)}H{N(left + radius)}"
            + $"q-{r} 0 -{r} -{r}z";
    }

    private static void Antennas(LineArt drawing, int count, double first, double last, double top)
    {
        for (var i = 0; i < count; i++)
        {
            var x = count == 1 ? (first + last) / 2 : first + (last - first) * i / (count - 1);
            drawing
                .Path("case", $"M{N(x - 4.5)} {N(top - Antenna + 6)}q4.5 -9 9 0l2.5 {N(Antenna - 18)}h-14z")
                .Box("case", x - 8.5, top - 14, 17, 15, 4)
                .Path("crease", $"M{N(x - 4)} {N(top - 7)}h8");
        }
    }
}
