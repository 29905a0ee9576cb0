using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Help.Content;
using Portal.Web.Site.Links;
using Portal.Web.Troubleshoot.Checks;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>The page of a guide that asks for a test of the line, and how it goes on with the result.</summary>
public sealed class GuideReturn
{
    private readonly GuideSet set;
    private readonly Guide first;
    private readonly GuideNode node;
    private readonly GuideAddress address;
    private readonly PageLinks links;

    private GuideReturn(GuideSet set, Guide first, GuideNode node, GuideAddress address, PageLinks links) =>
        (this.set, this.first, this.node, this.address, this.links) = (set, first, node, address, links);

    /// <summary>The page an address leads to; null for what is none, or asks for something else.</summary>
    /// <param name="library">The guides.</param>
    /// <param name="back">The address, as it stands in the query.</param>
    /// <param name="links">Of the reader's language.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<GuideReturn?> FindAsync(GuideLibrary library, string? back, PageLinks links, CancellationToken ct)
    {
        if (!GuideCodes.IsPage(back))
            return null;
        var (path, query) = back!.Split('?', 2) is [var before, var after] ? (before, after) : (back, "");
        var parts = path.Split('/');
        var (guide, key) = (parts[^2], parts[^1]);
        var asked = GuideAddress.Read(guide, QueryHelpers.ParseQuery(query));
        var set = await library.AtAsync(asked.Version > 0 ? asked.Version : long.MaxValue, ct);
        return
            set.Find(asked.First) is { } first && set.Find(guide)?.Find(key) is { Kind: NodeKind.Measure, Measure: MeasureKind.Line } node
            ? new(set, first, node, asked.Within(set), links)
            : null;
    }

    /// <summary>The guide one began with.</summary>
    public string First => first.Key;

    /// <summary>Goes on without a result, which holds up no guide.</summary>
    public string Without => After("inconclusive", []);

    /// <summary>Goes on with what the test says of the line, and with everything else it found.</summary>
    public string With(LineReport report) => After(EnumWords.Of(report.Line), LineFacts.Of(report).Where(f => f.Fact != "line-test"));

    // What was known before stays as it was: it led here.
    private string After(string answer, IEnumerable<(string Fact, string Value)> found)
    {
        var facts = new Dictionary<string, string>(address.Facts);
        foreach (var (fact, value) in found)
            facts.TryAdd(fact, value);
        return new GuidePages(set, first, address with { Facts = facts }, links).After(node, answer);
    }
}
