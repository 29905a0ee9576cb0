using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Portal.Search.Records;

/// <summary>Looks terms up in the dictionaries of all segments, each once for a query.</summary>
internal sealed class TermFinder(IndexSearcher searcher)
{
    private const int MaxLooked = 400;
    private readonly Dictionary<Term, TermContext> found = [];
    private readonly Dictionary<(string Field, int Leaf), TermsEnum?> dictionaries = [];

    private readonly SegmentValues[] segments = [.. searcher.IndexReader.Leaves.Select(leaf => SegmentValues.Of(leaf.AtomicReader))];

    public IndexReader Reader => searcher.IndexReader;

    /// <summary>Whether most terms that are not there can be told without reading files.</summary>
    public bool IsQuick => Array.TrueForAll(segments, segment => segment.HasTerms);

    /// <summary>False when surely no record has the term.</summary>
    public bool MayHave(string field, ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[3 * text.Length];
        var hash = SegmentTerms.Hash(field, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        foreach (var segment in segments)
            if (segment.MayHave(hash))
                return true;
        return false;
    }

    /// <summary>In how many records a term stands, about: removed ones count until their segment is merged.</summary>
    public int Frequency(string field, string text) => Find(new(field, text)).DocFreq;

    public TermQuery? Query(string field, string text)
    {
        var term = new Term(field, text);
        var context = Find(term);
        return context.DocFreq == 0 ? null : new TermQuery(term, context);
    }

    /// <summary>
    /// The terms that begin so, most frequent first; in a dictionary with many such terms the first few hundred are looked at.
    /// </summary>
    public List<string> StartingWith(string field, string start, int most)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var prefix = new BytesRef(start);
        foreach (var leaf in Reader.Leaves)
        {
            if (DictionaryOf(field, leaf) is not { } terms)
                continue;
            if (terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
                continue;
            var looked = 0;
            do
            {
                if (!StringHelper.StartsWith(terms.Term, prefix))
                    break;
                var text = terms.Term.Utf8ToString();
                counts[text] = counts.GetValueOrDefault(text) + terms.DocFreq;
            } while (++looked < MaxLooked && terms.MoveNext());
        }
        return
        [
            .. counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(pair => pair.Key),
        ];
    }

    /// <summary>
    /// What TermContext.Build does, with one reader of each dictionary for all terms: opening one costs as much as looking up.
    /// </summary>
    private TermContext Find(Term term)
    {
        if (found.TryGetValue(term, out var context))
            return context;
        found[term] = context = new(searcher.TopReaderContext);
        var hash = SegmentTerms.Hash(term.Field, term.Bytes.Bytes.AsSpan(term.Bytes.Offset, term.Bytes.Length));
        foreach (var leaf in Reader.Leaves)
            if (segments[leaf.Ord].MayHave(hash) && DictionaryOf(term.Field, leaf) is { } terms && terms.SeekExact(term.Bytes))
                context.Register(terms.GetTermState(), leaf.Ord, terms.DocFreq, terms.TotalTermFreq);
        return context;
    }

    private TermsEnum? DictionaryOf(string field, AtomicReaderContext leaf)
    {
        if (!dictionaries.TryGetValue((field, leaf.Ord), out var terms))
            dictionaries[(field, leaf.Ord)] = terms = leaf.AtomicReader.GetTerms(field)?.GetEnumerator();
        return terms;
    }
}
