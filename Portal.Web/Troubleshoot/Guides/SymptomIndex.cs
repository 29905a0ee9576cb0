using System.Globalization;
using System.Text;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>
/// Which guide somebody needs, by their own words: a naive Bayes classifier over words and their pieces of three and four letters, so that
/// forms of a word and slips of the finger count almost as much as the word. The symptoms of each guide teach it, and the titles of its
/// pages a little.
/// </summary>
/// <remarks>
/// Multinomial naive Bayes with additive smoothing, each piece counted once a text (Manning, Raghavan, Schütze: Introduction to Information
/// Retrieval, chapter 13). The score of a guide is the log-odds of its pieces against those of all guides, divided by the root of their
/// number.
/// </remarks>
public sealed class SymptomIndex
{
    private const double Smoothing = 0.3;
    private const double TitleWeight = 0.3;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 4;
    private const int MaxTextLength = 256;

    // Whoever says a symptom word for word means its guide, be it all of small words.
    private const double CertainScore = 10;

    private readonly Dictionary<string, Model> models;
    private readonly Dictionary<(string Language, string Words), string> phrases;

    private SymptomIndex(Dictionary<string, Model> models, Dictionary<(string Language, string Words), string> phrases) =>
        (this.models, this.phrases) = (models, phrases);

    public static SymptomIndex Of(GuideSet set) =>
        new(
            set.All.SelectMany(g => g.Texts.Values.Select(t => (g.Key, Text: t)))
                .GroupBy(t => t.Text.Language)
                .ToDictionary(g => g.Key, g => new Model(g.ToDictionary(t => t.Key, t => Count(t.Text)))),
            set.All.SelectMany(g => g.Texts.Values.SelectMany(t => t.Symptoms.Select(s => (Key: (t.Language, WordsOf(s)), Guide: g.Key))))
                .DistinctBy(s => s.Key)
                .ToDictionary(s => s.Key, s => s.Guide)
        );

    /// <summary>The guide that fits best.</summary>
    /// <param name="language">The code of a language.</param>
    /// <param name="text">What was typed.</param>
    /// <returns>Its key, and how well it fits: 0 says nothing, 2 is sure. Null when there is no guide in this language.</returns>
    public (string Guide, double Score)? Find(string language, string text) =>
        phrases.TryGetValue((language, WordsOf(text.Length > MaxTextLength ? "" : text)), out var guide) ? (guide, CertainScore)
        : models.TryGetValue(language, out var model)
            ? model.Best(Pieces(text.Length > MaxTextLength ? text[..MaxTextLength] : text).ToHashSet())
        : null;

    private static Dictionary<string, double> Count(GuideText text)
    {
        var counts = new Dictionary<string, double>();
        foreach (var symptom in text.Symptoms.Append(text.Title).Append(text.Summary))
            Add(symptom, 1);
        foreach (var node in text.Nodes.Values)
            Add(node.Title, TitleWeight);
        return counts;

        void Add(string words, double weight)
        {
            foreach (var piece in Pieces(words).Distinct())
                counts[piece] = counts.GetValueOrDefault(piece) + weight;
        }
    }

    // Words without accents and capitals, and their pieces; a blank stands at both ends of a word.
    private static IEnumerable<string> Pieces(string text)
    {
        foreach (var word in WordsOf(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return word;
            var bounded = $" {word} ";
            for (var length = ShortestPiece; length <= LongestPiece; length++)
            for (var start = 0; start + length <= bounded.Length; start++)
                yield return bounded.Substring(start, length);
        }
    }

    private static string WordsOf(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in Decomposed(text.ToLowerInvariant()))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetterOrDigit(c) ? c : ' ');
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // What is no character cannot be taken apart, and belongs to no word.
    private static string Decomposed(string text) =>
        string.Concat(text.Where(c => !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff'))).Normalize(NormalizationForm.FormKD);

    private sealed class Model(Dictionary<string, Dictionary<string, double>> guides)
    {
        private readonly Dictionary<string, double> all = guides
            .Values.SelectMany(c => c)
            .GroupBy(c => c.Key)
            .ToDictionary(c => c.Key, c => c.Sum(p => p.Value));

        private readonly Dictionary<string, double> sums = guides.ToDictionary(g => g.Key, g => g.Value.Values.Sum());

        public (string Guide, double Score)? Best(HashSet<string> pieces)
        {
            if (pieces.Count == 0)
                return null;
            var known = pieces.Where(all.ContainsKey).ToList(); // the others would only speak for the guide with the fewest symptoms
            var total = sums.Values.Sum();
            var scores = guides.Select(g => (Guide: g.Key, Score: known.Sum(p => Log(g.Value, p, sums[g.Key]) - Log(all, p, total))));
            var best = scores.MaxBy(s => s.Score);
            return (best.Guide, best.Score / Math.Sqrt(pieces.Count));
        }

        private double Log(Dictionary<string, double> counts, string piece, double sum) =>
            Math.Log((counts.GetValueOrDefault(piece) + Smoothing) / (sum + Smoothing * all.Count));
    }
}
