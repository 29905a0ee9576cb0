namespace Portal.Web.Insights;

/// <summary>
/// The statements of one list. They differ in what belongs to it and what weighs most, and in nothing a request could bring along.
/// </summary>
internal sealed class SearchListSql
{
    private const string Texts = """
        select text, sum(searches) as searches, sum(missed) as missed, sum(opened) as opened
        from search_count
        where language = @language and day >= @since and text <> ''
        group by text
        """;

    private const string LastResults = """
        select shown.*, (select l.results from search_count l where l.language = @language and l.text = shown.text order by l.day desc
            limit 1) as results from (
        """;

    private const string Articles = """
        select o.text, o.article, r.title, r.slug, sum(o.opened) as opened
        from search_opened o
        left join article a on a.key = o.article and a.retired_at is null
        left join publication p on p.article_id = a.id and p.language = o.language
        left join revision r on r.id = p.revision_id
        where o.language = @language and o.day >= @since and o.text in (select text from (
        """;

    private const string ByArticle = ") shown) group by o.text, o.article, r.title, r.slug order by sum(o.opened) desc, o.article";

    private static readonly SearchListSql Missed = new("sum(missed) > 0", "sum(missed)", "shown.missed");
    private static readonly SearchListSql Ignored = new(
        "sum(searches) > sum(missed) and sum(opened) = 0",
        "sum(searches) - sum(missed)",
        "shown.searches - shown.missed"
    );
    private static readonly SearchListSql Frequent = new("sum(searches) > 0", "sum(searches)", "shown.searches");

    private SearchListSql(string belongs, string weight, string weightShown)
    {
        var shown = $"{Texts} having sum(searches) >= @ShownFrom and {belongs}";
        var page = $"{shown} order by {weight} desc, text limit @take offset @skip";
        Count = $"select count(*) from ({shown}) shown";
        Page = $"{LastResults}{page}) shown order by {weightShown} desc, shown.text";
        Opened = Articles + page + ByArticle;
        Rare = $"{Texts} having sum(searches) < @ShownFrom and {belongs} limit 5000";
    }

    public string Count { get; }

    /// <summary>Some lines of it.</summary>
    public string Page { get; }

    /// <summary>What was opened from the texts in these lines.</summary>
    public string Opened { get; }

    /// <summary>The texts that are not shown.</summary>
    public string Rare { get; }

    public static SearchListSql For(SearchList list) =>
        list switch
        {
            SearchList.Missed => Missed,
            SearchList.Ignored => Ignored,
            _ => Frequent,
        };
}
