namespace Portal.Tests.Search.Records;

/// <summary>The small language agents may type, and what every query forgives.</summary>
public sealed class RecordLanguageTests : IDisposable
{
    private readonly OpenedIndex opened = new OpenedIndex().With(
        OpenedIndex.Ticket(1, "The router loses the connection at night", "en", ("state", "InProgress"), ("level", "1")) with
        {
            Names = ["Customer at home", "customer.at.home@example.org"],
        },
        OpenedIndex.Ticket(2, "At night the connection of the television is lost", "en", ("state", "Pending"), ("level", "2")),
        OpenedIndex.Ticket(3, "Nachts verliert der Router die Verbindung", "de", ("state", "InProgress")) with
        {
            Names = ["Guest in the north"],
        },
        OpenedIndex.Ticket(4, "Роутер ночью теряет связь", "ru", ("state", "Resolved"), ("topic", "outage"))
    );

    public void Dispose() => opened.Dispose();

    [Theory]
    [InlineData("router", "1 3"), InlineData("routers connections", "1"), InlineData("router night", "1"), InlineData("ROUTER", "1 3")]
    [InlineData("\"connection at night\"", "1"), InlineData("“connection at night”", "1"), InlineData("\"night connection\"", "")]
    [InlineData("\"at night the connection\" television", "2"), InlineData("\"router", "1 3")]
    [InlineData("connection -television", "1"), InlineData("connection -\"at night the\"", "1"), InlineData("router -from:guest", "1")]
    [InlineData("router -nosuchword", "1 3"), InlineData("router - night", "1")]
    [InlineData("state:InProgress", "1 3"), InlineData("state:inprogress router", "1 3"), InlineData("STATE:pend", "2")]
    [InlineData("state:\"InProgress\" level:1", "1"), InlineData("-state:InProgress", "2 4"), InlineData("router -level:1", "3")]
    [InlineData("from:customer", "1"), InlineData("from:\"customer home\"", "1"), InlineData("from:guest verbindung", "3")]
    [InlineData("from:customer.at.home@example.org", "1"), InlineData("from:television", "")]
    [InlineData("after:2026-01-01", "1 2 3 4"), InlineData("before:2026-01-01", ""), InlineData("after:2027 router", "")]
    [InlineData("after:1.1.2026 before:2.1.2026 router", "1 3"), InlineData("after:2026-01 state:Resolved", "4")]
    [InlineData("kind:ticket router", "1 3"), InlineData("topic:out", "4")]
    public void A_query_finds(string text, string ids) => Assert.Equal(ids, opened.Ids(text));

    [Theory]
    [
        InlineData("colour:router", "1 3"),
        InlineData("router:night", "1"),
        InlineData("after:router", "1 3"),
        InlineData("state:router", "1 3")
    ]
    [InlineData("http://router", "1 3")]
    public void A_field_or_a_value_that_is_not_known_is_words(string text, string ids) => Assert.Equal(ids, opened.Ids(text));

    [Fact]
    public void What_a_name_means_can_be_given()
    {
        var query = OpenedIndex.Query("zustand:wartend connection") with
        {
            Resolve = (name, value) => name == "zustand" && value == "wartend" ? [new("state", ["Pending"])] : null,
        };
        Assert.Equal("2", opened.Ids(query));
    }

    [Fact]
    public void Times_given_and_typed_both_hold_and_days_are_those_of_the_one_who_asks()
    {
        // Record 1 was opened at 9:00 UTC of 1 January: in Auckland that is 22:00.
        var query = OpenedIndex.Query("after:2026-01-02") with
        {
            Now = new(2026, 1, 3, 0, 0, 0, TimeSpan.FromHours(13)),
        };
        Assert.Equal("3 4", opened.Ids(query with { Text = "after:2026-01-02" }));
        Assert.Equal("4", opened.Ids(query with { After = OpenedIndex.Start.AddHours(4) }));
        Assert.Equal("3", opened.Ids(query with { Before = OpenedIndex.Start.AddHours(4) }));
        Assert.Equal("1 2 3 4", opened.Ids(query with { Text = "after:7d" }));
        Assert.Equal("", opened.Ids(query with { Text = "after:1d", Now = OpenedIndex.Start.AddDays(30) }));
    }

    [Fact]
    public void Words_that_say_nothing_need_not_occur()
    {
        Assert.Equal("1", opened.Ids("why does the router lose the connection"));
        Assert.Equal("1 2 3", opened.Ids("the"));
    }

    [Fact]
    public void When_no_record_has_all_words_those_with_half_of_them_are_found()
    {
        Assert.Equal("1 3", opened.Ids("router qqqqqq"));
        Assert.Equal("2", opened.Ids("television connection zzzzzz"));
        Assert.Equal("", opened.Ids("qqqqqq zzzzzz"));
    }

    [Fact]
    public void Nothing_but_marks_finds_nothing_and_nothing_at_all_everything()
    {
        Assert.Equal("", opened.Ids("?!…"));
        Assert.Equal("1 2 3 4", opened.Ids("  "));
    }

    [Theory]
    [
        InlineData("telev", "2"),
        InlineData("router tel", "1 2 3"),
        InlineData("connection telev", "2"),
        InlineData("verb", "3"),
        InlineData("cust", "1")
    ]
    public void The_last_word_may_still_be_typed(string text, string ids) =>
        Assert.Equal(ids, opened.Ids(OpenedIndex.Query(text) with { Prefix = true }));

    [Fact]
    public void Only_the_languages_asked_for_are_searched_and_texts_of_no_known_language_always()
    {
        opened.With(OpenedIndex.Ticket(9, "Verbindungen überall", ""));
        Assert.Equal("9", opened.Ids(OpenedIndex.Query("uberall") with { Languages = ["en"] }));
        Assert.Equal("3", opened.Ids(OpenedIndex.Query("Verbindungen verliert") with { Languages = ["de"] }));
        Assert.Equal("9", opened.Ids(OpenedIndex.Query("Verbindungen") with { Languages = [] }));
    }
}
