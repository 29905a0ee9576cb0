using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using LuceneFilter = Lucene.Net.Search.Filter;

namespace Portal.Search.Records;

/// <summary>Lets records pass that have one of the values of each filter and none of what is excluded.</summary>
internal sealed class FieldFilter(IReadOnlyList<RecordFilter> required, IReadOnlyList<RecordFilter> excluded) : LuceneFilter
{
    public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var values = SegmentValues.Of(reader);
        FixedBitSet? passing = null;
        var owned = false;
        foreach (var filter in required)
        {
            var (set, isOwned) = AnyOf(filter, values, reader);
            if (passing is null)
                (passing, owned) = (set, isOwned);
            else
            {
                (passing, owned) = (owned ? passing : passing.Clone(), true);
                passing.And(set);
            }
        }
        if (excluded.Count > 0)
        {
            passing =
                passing is null ? All(reader.MaxDoc)
                : owned ? passing
                : passing.Clone();
            foreach (var filter in excluded)
                passing.AndNot(AnyOf(filter, values, reader).Set);
        }
        return BitsFilteredDocIdSet.Wrap(passing, acceptDocs);
    }

    private static (FixedBitSet Set, bool IsOwned) AnyOf(RecordFilter filter, SegmentValues values, AtomicReader reader)
    {
        if (filter.Values.Count == 1)
            return (values.With(reader, RecordFields.ExactTerm(filter.Field, filter.Values[0])), false);
        var union = new FixedBitSet(reader.MaxDoc);
        foreach (var value in filter.Values)
            union.Or(values.With(reader, RecordFields.ExactTerm(filter.Field, value)));
        return (union, true);
    }

    private static FixedBitSet All(int count)
    {
        var all = new FixedBitSet(count);
        all.Set(0, count);
        return all;
    }
}
