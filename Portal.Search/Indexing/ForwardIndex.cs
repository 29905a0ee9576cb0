namespace Portal.Search.Indexing;

/// <summary>
/// Which surface stands at which position of each document, so that a document is read in one sweep. Two bytes a word: the number of its
/// surface plus `Shift`; the few beyond that, and wholes and parts, are extras.
/// </summary>
internal sealed class ForwardIndex
{
    /// <summary>What lies between two texts is 0; a surface with too large a number is 1.</summary>
    public const int Shift = 2;

    private const int Far = 1;
    private const int MaxNear = ushort.MaxValue - Shift;

    private readonly ushort[] words;
    private readonly byte[] steps;
    private readonly int[] starts;
    private readonly ushort[] extraPositions;
    private readonly int[] extraSurfaces;
    private readonly int[] extraStarts;

    /// <summary>Packs documents in their order.</summary>
    public ForwardIndex(IReadOnlyList<AnalyzedDocument> documents)
    {
        starts = new int[documents.Count + 1];
        extraStarts = new int[documents.Count + 1];
        words = new ushort[documents.Sum(document => document.Words.Length)];
        steps = new byte[words.Length];
        var positions = new List<ushort>();
        var surfaces = new List<int>();
        for (var d = 0; d < documents.Count; d++)
        {
            var at = starts[d];
            documents[d].Steps.CopyTo(steps, at);
            foreach (var (position, surface) in Extras(documents[d]))
            {
                positions.Add(position);
                surfaces.Add(surface);
            }
            foreach (var surface in documents[d].Words)
                words[at++] = (ushort)(
                    surface > MaxNear ? Far
                    : surface < 0 ? 0
                    : surface + Shift
                );
            starts[d + 1] = at;
            extraStarts[d + 1] = positions.Count;
        }
        (extraPositions, extraSurfaces) = ([.. positions], [.. surfaces]);
    }

    /// <summary>By position the number of the surface plus `Shift`, or less than that.</summary>
    public ReadOnlySpan<ushort> Words(int document) => words.AsSpan(starts[document], starts[document + 1] - starts[document]);

    /// <summary>
    /// By position how many characters the word begins behind the one before it or behind
    /// the text's beginning; 255 means that many or more.
    /// </summary>
    public ReadOnlySpan<byte> Steps(int document) => steps.AsSpan(starts[document], starts[document + 1] - starts[document]);

    /// <summary>The positions of the extras, ascending.</summary>
    public ReadOnlySpan<ushort> ExtraPositions(int document) =>
        extraPositions.AsSpan(extraStarts[document], extraStarts[document + 1] - extraStarts[document]);

    public ReadOnlySpan<int> ExtraSurfaces(int document) =>
        extraSurfaces.AsSpan(extraStarts[document], extraStarts[document + 1] - extraStarts[document]);

    /// <summary>The document as it was before it was packed.</summary>
    public (int[] Words, (ushort Position, int Surface)[] Extras) Unpack(int document)
    {
        var unpacked = new int[Words(document).Length];
        for (var i = 0; i < unpacked.Length; i++)
            unpacked[i] = Words(document)[i] - Shift;
        var extras = new List<(ushort, int)>();
        for (var i = 0; i < ExtraPositions(document).Length; i++)
        {
            var (position, surface) = (ExtraPositions(document)[i], ExtraSurfaces(document)[i]);
            if (unpacked[position] == Far - Shift && surface > MaxNear)
                unpacked[position] = surface;
            else
                extras.Add((position, surface));
        }
        for (var i = 0; i < unpacked.Length; i++)
            unpacked[i] = Math.Max(-1, unpacked[i]);
        return (unpacked, [.. extras]);
    }

    private static IEnumerable<(ushort Position, int Surface)> Extras(AnalyzedDocument document)
    {
        if (!Array.Exists(document.Words, surface => surface > MaxNear))
            return document.Extras;
        var far = document.Words.Select((surface, i) => (Position: (ushort)i, Surface: surface)).Where(word => word.Surface > MaxNear);
        return far.Concat(document.Extras).OrderBy(extra => extra.Position);
    }
}
