using Microsoft.AspNetCore.Html;
using Portal.Web.Router.Library;
using static Portal.Web.Router.Pictures.LineArt;

namespace Portal.Web.Router.Pictures;

/// <summary>The front of a router with its lamps, as they look when all is well, or in another state.</summary>
public static class FrontPicture
{
    private const double Last = Width - 36;
    private const double Widest = 40;
    private const double Narrowest = 24;

    // What a lamp shows when all is well, the best first.
    private static readonly LampMeaning[] Well =
    [
        LampMeaning.Up,
        LampMeaning.WifiOn,
        LampMeaning.PhoneReady,
        LampMeaning.PortUsed,
        LampMeaning.Standby,
        LampMeaning.Traffic,
    ];

    /// <summary>What a lamp shows when everything works.</summary>
    public static LampShow WellOf(RouterLamp lamp) =>
        lamp.Shows.Where(s => Well.Contains(s.Means))
            .OrderBy(s => Lamp.Blinks(s.Lamp))
            .ThenBy(s => Array.IndexOf(Well, s.Means))
            .ThenBy(s => s.Lamp != Lamp.Off)
            .FirstOrDefault()
        ?? new LampShow(Lamp.Off, LampMeaning.Standby);

    /// <summary>The drawing with its names.</summary>
    /// <param name="model">The router.</param>
    /// <param name="description">What those hear who do not see it.</param>
    /// <param name="state">What lamps show that show something else than when all is well, by key.</param>
    public static IHtmlContent Of(RouterModel model, string description, IReadOnlyDictionary<string, string>? state = null)
    {
        var drawing = new LineArt();
        var height = model.Shape.IsUpright ? Upright(drawing, model, state, named: true) : Flat(drawing, model, state, named: true);
        return drawing.Finish(height, description);
    }

    /// <summary>The same without names, to choose from.</summary>
    public static IHtmlContent Small(RouterModel model)
    {
        var drawing = new LineArt();
        var height = model.Shape.IsUpright ? Upright(drawing, model, null, named: false) : Flat(drawing, model, null, named: false);
        return drawing.FinishDecorative(height);
    }

    private static double Flat(LineArt drawing, RouterModel model, IReadOnlyDictionary<string, string>? state, bool named)
    {
        var lamps = model.Lamps;
        var height = Math.Clamp((double)model.Shape.Height / model.Shape.Width * (Width - 16), 64, 104);
        var top = CaseDrawing.TopOf(model.Shape);
        var y = top + height / 2 - (lamps.Any(l => l.HasIcon) ? 8 : 0);
        // far enough to the right that every name has room on its left
        var first = Math.Max(110, lamps.Select((lamp, i) => Labels.RoomFor(lamp.Label) - i * Narrowest).Max());
        var step = lamps.Count == 1 ? 0 : Math.Min(Widest, (Last - first) / (lamps.Count - 1));
        CaseDrawing.Flat(drawing, model.Shape, height);
        drawing.Box("panel", first - 20, top + 16, (lamps.Count - 1) * step + 40, height - 30, 12);
        for (var i = 0; i < lamps.Count; i++)
        {
            var x = first + i * step;
            LampDrawing.Draw(drawing, lamps[i], ShownBy(lamps[i], state), x, y);
            if (named)
                Labels.Hang(drawing, i, x, y + LampDrawing.DropOf(lamps[i]), top + height, lamps[i].Label);
        }

        return top + height + (named ? Labels.HeightOf(lamps.Count) : 14);
    }

    private static double Upright(LineArt drawing, RouterModel model, IReadOnlyDictionary<string, string>? state, bool named)
    {
        var lamps = model.Lamps;
        var height = Math.Max(250, 60 + lamps.Count * 28);
        var width = Math.Clamp((double)model.Shape.Width / model.Shape.Height * height, 96, 190);
        var top = CaseDrawing.TopOf(model.Shape);
        var (x, first) = (8 + width / 2, top + (height - (lamps.Count - 1) * 28) / 2.0);
        CaseDrawing.Upright(drawing, model.Shape, width, height);
        drawing.Box("panel", x - 20, first - 22, 40, (lamps.Count - 1) * 28 + 44, 14);
        for (var i = 0; i < lamps.Count; i++)
        {
            var y = first + i * 28;
            LampDrawing.Draw(drawing, lamps[i] with { HasIcon = false }, ShownBy(lamps[i], state), x, y);
            if (named)
                drawing
                    .Path("leader", $"M{N(x + 14)} {N(y)}H{N(width + 24)}")
                    .Text("part", width + 30, y + 6, lamps[i].Label, toTheLeft: false);
        }

        return top + height + 20;
    }

    private static string ShownBy(RouterLamp lamp, IReadOnlyDictionary<string, string>? state) =>
        state?.GetValueOrDefault(lamp.Key) ?? WellOf(lamp).Lamp;
}
