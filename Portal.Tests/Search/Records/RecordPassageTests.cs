using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>A passage shows the stretch that has most of what was searched for, with the words marked in any of their forms.</summary>
public sealed class RecordPassageTests : IDisposable
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Nothing of interest was said in this sentence. ", 20));

    private readonly OpenedIndex opened = new OpenedIndex().With(
        OpenedIndex.Ticket(1, "The router loses connections at night") with
        {
            Names = ["Größer Street 5"],
        },
        OpenedIndex.Ticket(2, "Die Verbindungen brechen ab", "de")
    );

    public void Dispose() => opened.Dispose();

    [Theory]
    [InlineData("en", "routers lose connection", "My [router] [loses] its [connections].")]
    [InlineData("en", "\"router loses\"", "My [router] [loses] its connections.")]
    [InlineData("en", "rooter", "My [router] loses its connections.")]
    [InlineData("en", "the connection of the router", "My [router] loses its [connections].")]
    [InlineData("en", "television", "My router loses its connections.")]
    [InlineData("de", "Verbindung", "Ihre [Verbindung] bricht ab.")]
    [InlineData("en", "grosser", "In [Größer] street.")]
    [InlineData("xx", "router", "A [router] here")]
    public void The_words_are_marked(string language, string query, string marked) =>
        Assert.Equal(marked, Shown(RecordPassage.Mark(marked.Replace("[", "").Replace("]", ""), language, opened.Search(query).Parts)));

    [Fact]
    public void The_stretch_with_most_different_words_is_shown()
    {
        var parts = opened.Search("router connection night").Parts;
        var passage = RecordPassage.Of($"A router. {Long}At night my router loses the connection. {Long}", "en", parts, 120);
        var text = Shown(passage);
        Assert.Contains("[night] my [router] loses the [connection]", text, StringComparison.Ordinal);
        Assert.StartsWith("… ", text, StringComparison.Ordinal);
        Assert.EndsWith(" …", text, StringComparison.Ordinal);
        Assert.InRange(passage.ToString().Length, 60, 130);
    }

    [Fact]
    public void Without_any_of_the_words_the_beginning_is_shown()
    {
        Assert.StartsWith(
            "Nothing of interest",
            Shown(RecordPassage.Of(Long, "en", opened.Search("router").Parts)),
            StringComparison.Ordinal
        );
        Assert.Equal("", Shown(RecordPassage.Of("", "en", RecordQueryParts.None)));
    }

    [Fact]
    public void Words_are_counted_once()
    {
        var parts = opened.Search("router connection").Parts;
        Assert.Equal(2, RecordPassage.Count("router connection router", "en", parts));
        Assert.Equal(0, RecordPassage.Count("television", "en", parts));
    }

    [Fact]
    public void A_text_without_blanks_is_cut_all_the_same()
    {
        var passage = RecordPassage.Of(new string('x', 5000), "en", opened.Search("router").Parts);
        Assert.InRange(passage.ToString().Length, 190, 210);
    }

    private static string Shown(MarkedText text) => string.Concat(text.Select(run => run.Marked ? $"[{run.Text}]" : run.Text));
}
