namespace Portal.Web.Search.Counting;

/// <summary>
/// What one reader searched for in the last half hour. It lives in memory only, so that going on typing ("rout", "router") counts once, and
/// so does the same search on its second page.
/// </summary>
internal sealed class Visit(TimeSpan settling)
{
    private const int MaxSearches = 20;
    private const int MaxPerMinute = 20;

    private readonly List<VisitSearch> searches = [];
    private VisitSearch? held;
    private DateTimeOffset minute;
    private int inMinute;
    private bool isMachine;

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>How many searches are remembered.</summary>
    public int Length => searches.Count;

    public void Search(Observation seen, SearchStatistics tally)
    {
        LastAt = seen.At;
        if (isMachine || searches.Count == MaxSearches || IsHasty(seen.At))
            return;
        var plain = SearchTextNormalizer.Plain(seen.Text);
        var text = SearchTextNormalizer.Key(plain);
        if (text.Length is 0 or > SearchTextNormalizer.MaxLength || PersonalDataFilter.Is(plain))
            Forget(text);
        else if (Find(seen.Language, text) is null)
            Hold(new(seen, text), tally);
    }

    /// <summary>Only what this visit has searched for can have led anywhere.</summary>
    public void Open(Observation seen, SearchStatistics tally)
    {
        if (Find(seen.Language, SearchTextNormalizer.Key(SearchTextNormalizer.Plain(seen.Text))) is not { } search || isMachine)
            return;
        LastAt = seen.At;
        if (search == held)
            held = null;
        Count(search, tally);
        if (search.Articles.Add(seen.Article!))
            tally.Opened(search, seen.Article!, first: search.Articles.Count == 1);
    }

    /// <summary>Counts the last search once nothing goes on from it any more.</summary>
    public void Settle(DateTimeOffset now, SearchStatistics tally)
    {
        if (held is null || now - held.At < settling)
            return;
        Count(held, tally);
        held = null;
    }

    private void Hold(VisitSearch search, SearchStatistics tally)
    {
        var goesOn =
            held is not null
            && held.Language == search.Language
            && search.At - held.At < settling
            && search.Text.StartsWith(held.Text, StringComparison.Ordinal);
        if (!goesOn)
            Settle(DateTimeOffset.MaxValue, tally);
        searches.Add(search);
        held = search;
    }

    // Who types a mail address may have sent the beginning of it already.
    private void Forget(string text)
    {
        searches.RemoveAll(s => !s.IsCounted && Letters(text).StartsWith(Letters(s.Text), StringComparison.Ordinal));
        if (held is not null && !searches.Contains(held))
            held = null;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private bool IsHasty(DateTimeOffset at)
    {
        if (at - minute >= TimeSpan.FromMinutes(1))
            (minute, inMinute) = (at, 0);
        if (++inMinute <= MaxPerMinute)
            return false;
        (isMachine, held) = (true, null);
        return true;
    }

    private VisitSearch? Find(string language, string text) => searches.Find(s => s.Language == language && s.Text == text);

    private static void Count(VisitSearch search, SearchStatistics tally)
    {
        if (search.IsCounted)
            return;
        search.IsCounted = true;
        tally.Searched(search);
    }
}

/// <summary>One search of a visit.</summary>
internal sealed class VisitSearch(Observation seen, string text)
{
    public DateTimeOffset At => seen.At;

    public DateOnly Day { get; } = DateOnly.FromDateTime(seen.At.UtcDateTime);

    public string Language => seen.Language;

    public string Text => text;

    public int Results => seen.Results;

    public bool Missed => seen.Missed;

    public bool IsCounted { get; set; }

    public HashSet<string> Articles { get; } = [];
}
