using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Portal.Search.Records;

/// <summary>What a query asks besides words: values of fields and a span of time, given and typed.</summary>
internal sealed class TypedConditions
{
    private const int MaxValues = 64;

    private readonly IndexReader reader;
    private readonly RecordQuery query;

    public TypedConditions(IndexReader reader, RecordQuery query)
    {
        (this.reader, this.query) = (reader, query);
        Required.AddRange(query.Filters);
        if (query.After is { } after)
            After = RecordDocument.Seconds(after);
        if (query.Before is { } before)
            Before = RecordDocument.Seconds(before);
    }

    public List<RecordFilter> Required { get; } = [];

    public List<RecordFilter> Excluded { get; } = [];

    public uint After { get; private set; }

    public uint Before { get; private set; } = uint.MaxValue;

    /// <summary>Whether something of this kind was typed.</summary>
    public bool WasTyped { get; private set; }

    /// <summary>Takes a name and a value; false when they are only words.</summary>
    public bool Take(TypedPart part)
    {
        if (part.Name.Length == 0)
            return false;
        var taken = TakeTime(part) || TakeFilters(part);
        WasTyped |= taken;
        return taken;
    }

    private bool TakeTime(TypedPart part)
    {
        if (part.IsExcluded || TypedDate.Start(part.Text, query.Now) is not { } start)
            return false;
        switch (part.Name.ToLowerInvariant())
        {
            case "after" or "since":
                After = Math.Max(After, RecordDocument.Seconds(start));
                return true;
            case "before" or "until":
                Before = Math.Min(Before, RecordDocument.Seconds(start));
                return true;
            default:
                return false;
        }
    }

    private bool TakeFilters(TypedPart part)
    {
        var filters = query.Resolve?.Invoke(part.Name, part.Text) ?? InIndex(part);
        if (filters is null)
            return false;
        (part.IsExcluded ? Excluded : Required).AddRange(filters);
        return true;
    }

    /// <summary>The values of a field that are what was typed, or begin with it; null when the field has none.</summary>
    private IReadOnlyList<RecordFilter>? InIndex(TypedPart part)
    {
        var start = RecordFields.ExactTerm(part.Name, part.Text);
        var name = RecordFields.ExactTerm(part.Name, "").Length;
        var values = new SortedSet<string>(StringComparer.Ordinal);
        var prefix = new BytesRef(start);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(RecordFields.Exact)?.GetEnumerator() is not { } terms)
                continue;
            if (terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
                continue;
            for (var looked = 0; looked < MaxValues && StringHelper.StartsWith(terms.Term, prefix); looked++)
            {
                values.Add(terms.Term.Utf8ToString());
                if (!terms.MoveNext())
                    break;
            }
        }
        if (values.Count == 0)
            return null;
        return [new(part.Name, values.Contains(start) ? [start[name..]] : [.. values.Select(value => value[name..])])];
    }
}
