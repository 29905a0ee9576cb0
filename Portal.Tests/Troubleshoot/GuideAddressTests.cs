using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>All that is known of somebody in a guide stands in the address.</summary>
public sealed class GuideAddressTests
{
    private static readonly GuideSet Set = GuideFolder.Set;

    [Fact]
    public void What_no_guide_asks_is_left_out_of_the_address()
    {
        var read = Read("no-internet", "?v=1&scope=all&power=green&utm_source=mail&power2=x&scope2=all&know=technology:fibre,weather:rain");
        Assert.Equal(["power", "scope"], read.Answers.Keys.Order());
        Assert.Equal(["technology"], read.Facts.Keys);
    }

    [Fact]
    public void An_answer_that_is_changed_keeps_the_later_ones_that_still_fit()
    {
        var read = Read("no-internet", "?v=1&scope=all&power=green&internet-light=down&technology=fibre");
        var changed = read.With("power", "unknown");
        var path = GuidePath.Follow(Set, Set.Find("no-internet")!, changed.Answers, changed.Facts);
        Assert.Equal("fibre-signal", path.Guide.Key);
        Assert.Contains("technology=fibre", changed.QueryFor(path, path.Guide), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_is_not_asked_and_can_be_answered_otherwise()
    {
        var known = Read("no-internet", "?v=1&know=technology:dsl&scope=all&power=green&internet-light=down");
        var path = GuidePath.Follow(Set, Set.Find("no-internet")!, known.Answers, known.Facts);
        Assert.Equal("dsl-signal", path.Guide.Key);
        Assert.True(path.Steps.Single(s => s.Node.Key == "technology").IsKnown);
        var other = known.With("technology", "fibre");
        Assert.Equal("fibre-signal", GuidePath.Follow(Set, Set.Find("no-internet")!, other.Answers, other.Facts).Guide.Key);
    }

    [Fact]
    public void The_same_answers_give_the_same_address_in_whatever_order_they_came()
    {
        var one = Read("no-internet", "?v=1&scope=all&power=green");
        var other = Read("no-internet", "?power=green&v=1&scope=all");
        Assert.Equal(QueryOf(one), QueryOf(other));
        Assert.Equal(QueryOf(one), QueryOf(Read("no-internet", QueryOf(one))));
    }

    [Theory]
    [InlineData("vpn,backup", null)]
    [InlineData("none", "none")]
    [InlineData("b,a", "a,b")]
    [InlineData("a,none", null)]
    [InlineData("", null)]
    public void Several_answers_are_kept_in_the_order_of_the_file_and_none_stands_alone(string typed, string? read)
    {
        var node = new GuideNode
        {
            Key = "several",
            Line = 1,
            Kind = NodeKind.Several,
            Answers = [new("a", new(null, "x")), new("b", new(null, "y")), new("none", new(null, "z"))],
        };
        Assert.Equal(read, node.Read(typed));
    }

    [Theory]
    [InlineData("-72", "weak")]
    [InlineData("-60,5", "fair")]
    [InlineData("\u221255", "fair")]
    [InlineData("-50", "good")]
    [InlineData("unknown", "good")]
    public void A_number_leads_where_the_first_limit_above_it_leads(string typed, string next)
    {
        var node = Number();
        Assert.Equal(next, node.NextOf(node.Read(typed)!).Node);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1e9")]
    [InlineData("5")]
    [InlineData("-101")]
    public void What_is_no_number_in_the_limits_is_no_answer(string typed) => Assert.Null(Number().Read(typed));

    private static GuideNode Number() =>
        new()
        {
            Key = "signal",
            Line = 1,
            Kind = NodeKind.Number,
            Number = new("dBm", -100, 0),
            Answers =
            [
                new("-70", new(null, "weak")),
                new("-50", new(null, "fair")),
                new("else", new(null, "good")),
                new("unknown", new(null, "good")),
            ],
        };

    private static GuideAddress Read(string guide, string query) => GuideAddress.Read(guide, QueryHelpers.ParseQuery(query)).Within(Set);

    private static string QueryOf(GuideAddress address)
    {
        var path = GuidePath.Follow(Set, Set.Find(address.First)!, address.Answers, address.Facts);
        return address.QueryFor(path, path.Guide);
    }
}
