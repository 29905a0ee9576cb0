using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Portal.Search.Records;

/// <summary>Hands terms that were found already to the index writer. Reused from record to record.</summary>
internal sealed class TermListStream : TokenStream
{
    private readonly List<(string Term, int Position)> terms = [];
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;
    private int next;
    private int position;

    public TermListStream()
    {
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public bool IsEmpty => terms.Count == 0;

    public void Clear() => terms.Clear();

    /// <summary>Adds a term; positions do not fall.</summary>
    public void Add(string text, int at)
    {
        if (text.Length > 0)
            terms.Add((text, at));
    }

    public override void Reset() => (next, position) = (0, -1);

    public override bool IncrementToken()
    {
        if (next == terms.Count)
            return false;
        var (text, at) = terms[next++];
        term.SetEmpty().Append(text);
        increment.PositionIncrement = at - position;
        position = at;
        return true;
    }
}
