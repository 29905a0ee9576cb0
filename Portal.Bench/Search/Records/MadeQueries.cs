namespace Portal.Bench.Search.Records;

/// <summary>Two words of one ticket, neither of the most frequent nor made up, in a language, with a state to filter by.</summary>
internal sealed record MadeQuery(string Language, string First, string Second, string State)
{
    private const int TooFrequent = 30;
    private const int TooRare = 6000;

    public string Text => $"{First} {Second}";

    /// <summary>The first word with two letters swapped.</summary>
    public string Misspelt => First.Length < 5 ? Text : $"{First[..2]}{First[3]}{First[2]}{First[4..]} {Second}";

    public static List<MadeQuery> Make(MadeTickets tickets, int count, int seed, int many)
    {
        var random = new Random(seed);
        var queries = new List<MadeQuery>();
        var ranks = MadeTickets.Languages.ToDictionary(
            language => language,
            language => tickets.WordsOf(language).Ranked.Index().ToDictionary(pair => pair.Item, pair => pair.Index)
        );
        while (queries.Count < many)
        {
            var ticket = tickets.Make(random.Next(1, count + 1));
            var words = $"{ticket.Subject} {ticket.Body}"
                .Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 3 && ranks[ticket.Language][word] is > TooFrequent and < TooRare)
                .Distinct()
                .ToArray();
            if (words.Length < 2)
                continue;
            random.Shuffle(words);
            queries.Add(new(ticket.Language, words[0], words[1], ticket.State));
        }
        return queries;
    }
}
