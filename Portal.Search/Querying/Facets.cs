namespace Portal.Search.Querying;

/// <summary>Counts the topics of what was found.</summary>
internal static class Facets
{
    /// <summary>The most frequent first, then by their keys.</summary>
    public static IReadOnlyList<Facet> Count(List<Candidate> candidates)
    {
        var counts = new List<(string Topic, int Count)>();
        foreach (var candidate in candidates)
        {
            var topic = candidate.Topic;
            if (topic.Length == 0)
                continue;
            var at = counts.Count - 1;
            while (at >= 0 && counts[at].Topic != topic)
                at--;
            if (at < 0)
                counts.Add((topic, 1));
            else
                counts[at] = (topic, counts[at].Count + 1);
        }
        if (counts.Count == 0)
            return [];
        counts.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Topic, b.Topic));
        return counts.ConvertAll(pair => new Facet(pair.Topic, pair.Count));
    }
}
