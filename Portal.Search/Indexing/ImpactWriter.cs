namespace Portal.Search.Indexing;

/// <summary>Computes the impact of every posting of a segment from its positions.</summary>
internal static class ImpactWriter
{
    public static void Write(Segment segment, double[] averages, uint[] postings, ushort[] largest)
    {
        Span<int> counts = stackalloc int[Fields.Count];
        var at = 0;
        for (var place = 0; place < segment.Terms.Length; place++)
        {
            for (var posting = segment.Starts[place]; posting < segment.Starts[place + 1]; posting++)
            {
                var head = segment.Documents[segment.Postings[posting] >> 16];
                Count(segment.Positions, ref at, head.Starts, counts);
                var impact = Impact.Quantize(Impact.Value(counts, head.Lengths, averages));
                postings[posting] = (segment.Postings[posting] & 0xffff0000) | (uint)impact;
                largest[place] = (ushort)Math.Max(largest[place], impact);
            }
        }
    }

    private static void Count(byte[] positions, ref int at, ushort[] starts, Span<int> counts)
    {
        counts.Clear();
        var end = Varint.Read(positions, ref at);
        end += at;
        var field = 0;
        for (var position = 0; at < end;)
        {
            position += Varint.Read(positions, ref at);
            while (field < Fields.Count - 1 && position >= starts[field + 1]) field++;
            counts[field]++;
        }
    }
}
