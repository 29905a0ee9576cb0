namespace Portal.Web.Router.Pictures;

/// <summary>
/// The names of parts that stand in a row. They hang below the device like steps: the first part has the highest name, to the left of its
/// line, so that no line crosses a name and none is too wide.
/// </summary>
internal static class Labels
{
    public const int RowHeight = 24;
    private const int FirstRow = 26;
    private const int Stub = 9;
    private const int Gap = 5;

    /// <summary>The room a name needs to the left of its part.</summary>
    public static double RoomFor(string label) => LineArt.WidthOf(label) + Stub + Gap + 2;

    /// <summary>How much is added below the device by names.</summary>
    public static double HeightOf(int count) => FirstRow + (count - 1) * RowHeight + 14;

    /// <summary>Draws the name of one part and the line to it.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="index">Which of the row it is.</param>
    /// <param name="x">The middle of the part.</param>
    /// <param name="from">The lower edge of the part.</param>
    /// <param name="bottom">The lower edge of the device.</param>
    /// <param name="label">The name.</param>
    /// <param name="isMarked">True for the part the text is about.</param>
    public static void Hang(LineArt drawing, int index, double x, double from, double bottom, string label, bool isMarked = false)
    {
        var row = bottom + FirstRow + index * RowHeight;
        var marked = isMarked ? " marked" : "";
        drawing
            .Path($"leader{marked}", $"M{LineArt.N(x)} {LineArt.N(from)}V{LineArt.N(row)}h-{Stub}")
            .Text($"part{marked}", x - Stub - Gap, row + 6, label, toTheLeft: true);
    }
}
