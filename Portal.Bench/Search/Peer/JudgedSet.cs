namespace Portal.Bench.Search.Peer;

/// <summary>Queries with what answers them, and how good an order of answers is.</summary>
internal sealed class JudgedSet
{
    private const int Cut = 10;
    private readonly Dictionary<string, Dictionary<string, int>> grades = [];

    public JudgedSet(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "qrels.tsv")).Select(line => line.Split('\t')))
        {
            if (!grades.TryGetValue(line[0], out var of))
                grades[line[0]] = of = [];
            of[line[1]] = int.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public bool Has(string query) => grades.ContainsKey(query);

    /// <summary>nDCG@10 with gains of 2^grade - 1.</summary>
    public double Ndcg(string query, IEnumerable<string> found)
    {
        var of = grades[query];
        var best = of.Values.OrderDescending().Take(Cut).Select(Gain).Sum();
        return found.Take(Cut).Select((id, place) => Gain(of.GetValueOrDefault(id), place)).Sum() / best;
    }

    /// <summary>1 / the place of the first right one; 0 when it is not among ten.</summary>
    public double ReciprocalRank(string query, IEnumerable<string> found)
    {
        var place = found.Take(Cut).Select(grades[query].ContainsKey).ToList().IndexOf(true);
        return place < 0 ? 0 : 1.0 / (place + 1);
    }

    private static double Gain(int grade, int place) => ((1 << grade) - 1) / Math.Log2(place + 2);
}
