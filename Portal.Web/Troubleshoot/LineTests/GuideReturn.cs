using Portal.Web.Help.Content;
using Portal.Web.Site.Links;
using Portal.Web.Troubleshoot.Checks;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>The page of a guide that asks for a test of the line, and how it goes on with the result.</summary>
public sealed class GuideReturn
{
    private readonly GuidePlace place;
    private readonly GuideNode node;
    private readonly PageLinks links;

    private GuideReturn(GuidePlace place, GuideNode node, PageLinks links) => (this.place, this.node, this.links) = (place, node, links);

    /// <summary>The page an address leads to; null for what is none, or asks for something else.</summary>
    /// <param name="library">The guides.</param>
    /// <param name="back">The address, as it stands in the query.</param>
    /// <param name="links">Of the reader's language.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<GuideReturn?> FindAsync(GuideLibrary library, string? back, PageLinks links, CancellationToken ct) =>
        await GuidePlace.FindAsync(library, back, ct) is { Node: { Kind: NodeKind.Measure, Measure: MeasureKind.Line } node } place
            ? new(place, node, links)
            : null;

    /// <summary>The guide one began with.</summary>
    public string First => place.First.Key;

    /// <summary>Goes on without a result, which holds up no guide.</summary>
    public string Without => After("inconclusive", []);

    /// <summary>Goes on with what the test says of the line, and with everything else it found.</summary>
    public string With(LineReport report) => After(EnumWords.Of(report.Line), LineFacts.Of(report).Where(f => f.Fact != "line-test"));

    // What was known before stays as it was: it led here.
    private string After(string answer, IEnumerable<(string Fact, string Value)> found)
    {
        var facts = new Dictionary<string, string>(place.Address.Facts);
        foreach (var (fact, value) in found)
            facts.TryAdd(fact, value);
        return new GuidePages(place.Set, place.First, place.Address with { Facts = facts }, links).After(node, answer);
    }
}
