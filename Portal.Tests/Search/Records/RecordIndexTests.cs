using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>What is put is found after a refresh, replaced by the same kind and id, and gone when removed.</summary>
public sealed class RecordIndexTests : IDisposable
{
    private readonly OpenedIndex opened = new();

    public void Dispose() => opened.Dispose();

    [Fact]
    public void A_record_is_found_after_the_refresh_and_not_before()
    {
        opened.Index.Put([OpenedIndex.Ticket(1, "the router restarts every night")]);
        Assert.Equal("", opened.Ids("router"));
        opened.Index.Refresh();
        Assert.Equal("1", opened.Ids("router"));
        Assert.Equal(1, opened.Index.Count);
    }

    [Fact]
    public void Putting_again_replaces_and_the_same_id_of_another_kind_stays()
    {
        opened.With(OpenedIndex.Ticket(1, "router"), OpenedIndex.Ticket(1, "router") with { Kind = "incident" });
        opened.With(OpenedIndex.Ticket(1, "television"));
        Assert.Equal(new RecordHit("incident", 1, 0), Assert.Single(opened.Search("router").Hits) with { Score = 0 });
        Assert.Equal("ticket", Assert.Single(opened.Search("television").Hits).Kind);
        Assert.Equal(2, opened.Index.Count);
    }

    [Fact]
    public void Of_two_in_one_call_the_later_counts()
    {
        opened.With(OpenedIndex.Ticket(1, "router"), OpenedIndex.Ticket(1, "television"));
        Assert.Equal("", opened.Ids("router"));
        Assert.Equal("1", opened.Ids("television"));
    }

    [Fact]
    public void What_is_removed_is_not_found_and_the_rest_is()
    {
        opened.With(
            OpenedIndex.Ticket(1, "router"),
            OpenedIndex.Ticket(2, "router"),
            OpenedIndex.Ticket(1, "router") with
            {
                Kind = "incident",
            }
        );
        opened.Index.Remove("ticket", [1, 77]);
        opened.Index.Refresh();
        Assert.Equal("1 2", opened.Ids("router"));
        opened.Index.RemoveAll();
        opened.Index.Refresh();
        Assert.Equal("", opened.Ids("router"));
        Assert.Equal(0, opened.Index.Count);
    }

    [Theory]
    [InlineData("state=InProgress", "1 2"), InlineData("state=inprogress", "1 2"), InlineData("state=Pending|Resolved", "3 4")]
    [InlineData("state=InProgress,level=2", "2"), InlineData("kind=incident", "4"), InlineData("kind=ticket,state=Resolved", "")]
    [InlineData("skill=Billing", "2 3"), InlineData("state=", ""), InlineData("nothing=like", "")]
    public void All_filters_hold_and_the_values_of_one_are_alternatives(string filters, string ids)
    {
        opened.With(
            OpenedIndex.Ticket(1, "router", "en", ("state", "InProgress"), ("level", "1")),
            OpenedIndex.Ticket(2, "router", "en", ("state", "InProgress"), ("level", "2"), ("skill", "Billing"), ("skill", "Technical")),
            OpenedIndex.Ticket(3, "router", "en", ("state", "Pending"), ("skill", "billing")),
            OpenedIndex.Ticket(4, "router", "en", ("state", "Resolved")) with
            {
                Kind = "incident",
            }
        );
        var given = filters.Split(',').Select(filter => filter.Split('=')).Select(pair => new RecordFilter(pair[0], pair[1].Split('|')));
        Assert.Equal(ids, opened.Ids("router", [.. given]));
        Assert.Equal(ids, opened.Ids("", [.. given]));
    }

    [Fact]
    public void A_filter_holds_for_records_put_and_removed_later()
    {
        var open = new RecordFilter("state", ["open"]);
        for (var id = 1; id <= 200; id++)
            opened.Index.Put([OpenedIndex.Ticket(id, "router", "en", ("state", "open"))]);
        opened.Index.Refresh();
        Assert.Equal(200, opened.Search("router", open).Total);
        opened.With(OpenedIndex.Ticket(1, "router", "en", ("state", "closed")), OpenedIndex.Ticket(300, "router", "en", ("state", "open")));
        opened.Index.Remove("ticket", [2]);
        opened.Index.Refresh();
        Assert.Equal(199, opened.Search("router", open).Total);
    }

    [Fact]
    public void Pages_go_on_from_each_other_and_the_total_counts_all()
    {
        opened.With([.. Enumerable.Range(1, 55).Select(id => OpenedIndex.Ticket(id, "router"))]);
        int[] skips = [0, 20, 40, 60];
        var pages = skips.Select(skip => opened.Search(OpenedIndex.Query("router") with { Skip = skip })).ToList();
        Assert.Equal([20, 20, 15, 0], pages.Select(page => page.Hits.Count));
        Assert.All(pages, page => Assert.Equal(55, page.Total));
        Assert.Equal(55, pages.SelectMany(page => page.Hits).Select(hit => hit.Id).Distinct().Count());
        Assert.Equal(
            30,
            opened.Index.Candidates(OpenedIndex.Query("router") with { Limit = 1 }, 30, TestContext.Current.CancellationToken).Count
        );
    }

    [Fact]
    public void A_word_in_a_text_that_weighs_more_comes_first()
    {
        var text = string.Join(' ', Enumerable.Repeat("something else was said here", 3));
        opened.With(
            OpenedIndex.Ticket(1, "") with
            {
                Texts = [new("en", "television", 3), new("en", $"{text} router")],
            },
            OpenedIndex.Ticket(2, "") with
            {
                Texts = [new("en", "router", 3), new("en", $"{text} television")],
            },
            OpenedIndex.Ticket(3, "") with
            {
                Texts = [new("en", "television", 3), new("en", $"{text} router")],
            }
        );
        Assert.Equal(2, opened.Search("router").Hits[0].Id);
    }

    [Fact]
    public void The_most_alike_share_rare_words()
    {
        var records = Enumerable
            .Range(1, 60)
            .Select(id => OpenedIndex.Ticket(id, $"my connection is slow today and number {id} too"))
            .ToList();
        records.Add(OpenedIndex.Ticket(100, "the optical splitter in the basement hums", "en", ("state", "Resolved")));
        records.Add(OpenedIndex.Ticket(101, "a humming splitter in our basement", "en", ("state", "Pending")));
        opened.With([.. records]);
        RecordText[] asked = [new("en", "There is a splitter humming in the basement, and the connection is slow")];
        Assert.Equal([100, 101], opened.Index.Similar(asked, [], 5).Select(hit => hit.Id).Order());
        Assert.Equal([100], opened.Index.Similar(asked, [new("state", ["Resolved"])], 5).Select(hit => hit.Id));
        Assert.Empty(opened.Index.Similar([], [], 5));
        Assert.Empty(opened.Index.Similar([new("xx", "\0\ud800")], [], 5));
    }
}
