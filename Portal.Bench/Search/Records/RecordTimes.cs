using Portal.Search;

namespace Portal.Bench.Search.Records;

/// <summary>Times the questions of agents: with filters, by time, misspelt, for names and numbers, and what is alike.</summary>
internal static class RecordTimes
{
    public static void Print(IRecordIndex index, TicketTexts texts, List<MadeQuery> asked)
    {
        RecordQuery Fit(int i) => Query(asked[i].Text, new RecordFilter("state", [asked[i].State]), new("kind", ["ticket"]));
        RecordQuery Newest(int i) => Fit(i) with { Order = RecordOrder.Newest };
        RecordQuery One(int i) => Query(asked[i].First) with { Order = RecordOrder.Newest };
        Timing.Warm(5, asked.Count, i => Passages(index, texts, Fit(i)));
        Timing.Milliseconds("two words, filter, 20 passages", asked.Count, i => Passages(index, texts, Fit(i)));
        Timing.Milliseconds("the same without passages", asked.Count, i => index.Search(Fit(i)));
        Timing.Milliseconds("the same, one language", asked.Count, i => index.Search(Fit(i) with { Languages = [asked[i].Language] }));
        Timing.Milliseconds("newest first, 20 passages", asked.Count, i => Passages(index, texts, Newest(i)));
        Timing.Milliseconds("newest first, one word, no filter", asked.Count, i => Passages(index, texts, One(i)));
        Timing.Milliseconds(
            "open ones, newest first, no words",
            asked.Count,
            i => index.Search(Query("state:InProgress") with { Order = RecordOrder.Newest })
        );
        Timing.Milliseconds("last word being typed", asked.Count, i => index.Search(Query(asked[i].Text[..^1]) with { Prefix = true }));
        Timing.Milliseconds("one word misspelt", asked.Count, i => index.Search(Query(asked[i].Misspelt)));
        Timing.Milliseconds("quoted phrase", asked.Count, i => index.Search(Query($"\"{asked[i].Text}\"")));
        Timing.Milliseconds("beginning of a name", asked.Count, i => index.Search(Query($"{Name(i)} {asked[i].Second}")));
        Timing.Milliseconds("telephone number", asked.Count, i => index.Search(Query($"0{30 + (i % 900)} {123_456 + i}")));
        Timing.Milliseconds("reference", asked.Count, i => index.Search(Query($"T-{i % 10:D4}-{i % 1000:D4}")));
        var alike = texts.Of(Enumerable.Range(1, Math.Min(asked.Count, 300)).Select(i => (long)i * 7));
        Timing.Milliseconds("similar cases", alike.Count, i => Similar(index, alike[i]));
        Timing.Print(
            $"hits on average {asked.Index().Average(q => index.Search(Fit(q.Index)).Total):F0}, "
                + $"memory {Environment.WorkingSet / 1e6:F0} MB, managed {GC.GetTotalMemory(true) / 1e6:F0} MB"
        );
    }

    public static RecordQuery Query(string text, params RecordFilter[] filters) =>
        new()
        {
            Text = text,
            Languages = MadeTickets.Languages,
            Filters = filters,
        };

    private static string Name(int i) => new[] { "ba", "kela", "dimor", "sola", "te", "fano" }[i % 6];

    private static void Similar(IRecordIndex index, (string Language, string Subject, string Body) text) =>
        index.Similar([new(text.Language, text.Subject, 3), new(text.Language, text.Body)], [new("state", ["Resolved", "Closed"])], 5);

    private static void Passages(IRecordIndex index, TicketTexts texts, RecordQuery query)
    {
        var results = index.Search(query);
        if (results.Hits.Count == 0)
            return;
        foreach (var (language, subject, body) in texts.Of(results.Hits.Select(hit => hit.Id)))
        {
            RecordPassage.Mark(subject, language, results.Parts);
            RecordPassage.Of(body, language, results.Parts);
        }
    }
}
