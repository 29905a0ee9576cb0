using Lucene.Net.Search;
using LuceneQuery = Lucene.Net.Search.Query;

namespace Portal.Search.Records;

/// <summary>One search: reads what was typed, asks the index, and asks less of it when nothing has all that was asked for.</summary>
internal sealed class RecordSearch
{
    private const int MaxLimit = 1000;
    private const int MaxSkip = 10_000;
    private const int MaxCandidates = 100_000;

    private readonly IndexSearcher searcher;
    private readonly RecordQuery query;
    private readonly CancellationToken ct;
    private readonly TypedConditions conditions;
    private readonly QueryBuilder builder;
    private readonly bool isNothing;

    public RecordSearch(IndexSearcher searcher, RecordQuery query, CancellationToken ct)
    {
        (this.searcher, this.query, this.ct) = (searcher, query, ct);
        conditions = new(searcher.IndexReader, query);
        builder = new(new(searcher), query.Languages);
        var parts = QueryScanner.Scan(query.Text);
        foreach (var part in parts)
        {
            ct.ThrowIfCancellationRequested();
            if (!conditions.Take(part))
                builder.Add(IsFrom(part) ? part : part.AsWords(), query.Prefix && part == parts[^1]);
        }
        // Marks of punctuation alone ask for nothing; an empty text asks for all that passes the filters.
        isNothing = !builder.HasWords && !conditions.WasTyped && parts.Count == 0 && !string.IsNullOrWhiteSpace(query.Text);
    }

    public RecordResults Run() => Run(Math.Clamp(query.Skip, 0, MaxSkip), Math.Clamp(query.Limit, 0, MaxLimit));

    public RecordResults Run(int skip, int limit)
    {
        var collector = Collect(isNothing ? null : builder.Strict(), skip + Math.Clamp(limit, 0, MaxCandidates));
        if (collector.Total == 0 && builder.Relaxed() is { } relaxed)
            collector = Collect(relaxed, skip + Math.Clamp(limit, 0, MaxCandidates));
        return new(collector.Take(skip), collector.Total, builder.Corrections, new(builder.Words));
    }

    private HitCollector Collect(LuceneQuery? asked, int most)
    {
        var collector = new HitCollector(query.Order, most, conditions.After, conditions.Before, ct);
        if (asked is null)
            return collector;
        if (conditions.Required.Count + conditions.Excluded.Count > 0)
            searcher.Search(asked, new FieldFilter(conditions.Required, conditions.Excluded), collector);
        else
            searcher.Search(asked, collector);
        return collector;
    }

    private static bool IsFrom(TypedPart part) => part.Name.Equals("from", StringComparison.OrdinalIgnoreCase);
}
