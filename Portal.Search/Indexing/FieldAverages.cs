namespace Portal.Search.Indexing;

/// <summary>How many words each field has, over the living documents that have it.</summary>
internal sealed class FieldAverages
{
    /// <summary>
    /// An average is rounded to steps of a sixteenth of a doubling, so that impacts stay valid while single articles come and go.
    /// </summary>
    private const double Steps = 16;

    private readonly long[] words = new long[Fields.Count];
    private readonly int[] documents = new int[Fields.Count];

    /// <summary>The averages that impacts are computed with: a function of the documents alone, whatever order they came in.</summary>
    public double[] Rounded
    {
        get
        {
            var averages = new double[Fields.Count];
            for (var f = 0; f < Fields.Count; f++)
                averages[f] = documents[f] == 0 ? 1 : Math.Pow(2, Math.Round(Math.Log2((double)words[f] / documents[f]) * Steps) / Steps);
            return averages;
        }
    }

    public FieldAverages Clone()
    {
        var clone = new FieldAverages();
        words.CopyTo(clone.words, 0);
        documents.CopyTo(clone.documents, 0);
        return clone;
    }

    public void Add(ReadOnlySpan<ushort> lengths, int sign = 1)
    {
        for (var f = 0; f < Fields.Count; f++)
        {
            if (lengths[f] == 0)
                continue;
            words[f] += sign * lengths[f];
            documents[f] += sign;
        }
    }
}
