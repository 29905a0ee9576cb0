using Portal.Web.Data;
using Portal.Web.Help;

namespace Portal.Web.Search;

/// <summary>
/// How helpful readers found each article, and how lately somebody looked it over: what may order articles that fit a search equally well.
/// </summary>
public sealed class Popularity(Database db, TimeProvider clock)
{
    private const double HelpfulPart = 0.7;
    private const double DaysToHalf = 365;
    private const double Z = 1.96; // 95 % sure

    private const string Votes = """
        select a.key, r.language, count(*) votes, sum(case when v.helpful = @yes then 1 else 0 end) helpful
        from vote v join revision r on r.id = v.revision_id join article a on a.id = r.article_id
        group by a.key, r.language
        """;

    /// <summary>Gives each article a value from 0 to 1, by the votes there are now.</summary>
    public async Task<Func<Article, double>> ReadAsync(CancellationToken ct)
    {
        var votes = (await db.ListAsync<Row>(Votes, new { yes = true }, ct)).ToDictionary(r => (r.Key, r.Language));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return article => Score(votes.GetValueOrDefault((article.Key, article.Language)), today.DayNumber - article.Reviewed.DayNumber);
    }

    internal static double Score(long helpful, long votes, int daysOld) =>
        HelpfulPart * SureShare(helpful, votes) + (1 - HelpfulPart) * Math.Pow(0.5, Math.Max(0, daysOld) / DaysToHalf);

    private static double Score(Row? row, int daysOld) => Score(row?.Helpful ?? 0, row?.Votes ?? 0, daysOld);

    // The lower end of the interval of Wilson (1927): two votes of two say less than ninety of a hundred.
    private static double SureShare(long helpful, long votes)
    {
        if (votes == 0)
            return 0;
        var (n, share) = ((double)votes, (double)helpful / votes);
        return Math.Max(0, (share + Z * Z / (2 * n) - Z * Math.Sqrt((share * (1 - share) + Z * Z / (4 * n)) / n)) / (1 + Z * Z / n));
    }

    private sealed record Row
    {
        public required string Key { get; init; }

        public required string Language { get; init; }

        public required long Votes { get; init; }

        public required long Helpful { get; init; }
    }
}
