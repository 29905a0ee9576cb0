using System.Globalization;
using Portal.Tests.Map;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>Whoever says in their own words what is the matter gets the guide that helps.</summary>
public sealed class SymptomTests(ITestOutputHelper output)
{
    private static readonly Lazy<SymptomIndex> Index = new(() => SymptomIndex.Of(GuideFolder.Set));

    // The queries were written by somebody who had not seen the symptoms.
    [Fact]
    public void The_first_guide_is_the_right_one_for_most_queries_of_people_who_had_not_read_the_symptoms()
    {
        var shares = Language.Codes.ToDictionary(l => l, ShareOf);
        foreach (var (language, share) in shares)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: {share:F3}"));
        Assert.True(shares.Values.Average() >= 0.85, $"{shares.Values.Average()}");
        Assert.All(shares, share => Assert.True(share.Value >= 0.80, $"{share}"));
    }

    [Theory]
    [InlineData("en", "it works for ten minutes then dies", "connection-drops")]
    [InlineData("en", "my internet is slow", "slow-internet")]
    [InlineData("ca", "tot va a pas de tortuga", "slow-internet")]
    [InlineData("es", "a ratos va y a ratos no", "connection-drops")]
    [InlineData("de", "WLAN-Passwort vergessen", "wifi-password")]
    [InlineData("ru", "на роутере горит красный los", "fibre-signal")]
    [InlineData("pt", "a net não funciona", "no-internet")]
    public void What_people_say_leads_to_the_guide_that_helps(string language, string text, string guide) =>
        Assert.Equal(guide, Index.Value.Find(language, text)?.Guide);

    [Fact]
    public void Nothing_typed_is_answered_with_nothing()
    {
        Assert.Null(Index.Value.Find("en", " ?! "));
        Assert.Null(Index.Value.Find("xx", "internet"));
        Assert.NotNull(Index.Value.Find("en", new string('a', 100_000)));
    }

    private double ShareOf(string language)
    {
        var queries = Repository
            .Text($"Portal.Tests/Troubleshoot/Queries/{language}.tsv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToList();
        var wrong = queries.Where(q => Index.Value.Find(language, q[0])?.Guide != q[1].Trim()).ToList();
        foreach (var query in wrong)
            output.WriteLine($"{query[0]} -> {Index.Value.Find(language, query[0])?.Guide}, not {query[1]}");
        return 1 - (double)wrong.Count / queries.Count;
    }
}
