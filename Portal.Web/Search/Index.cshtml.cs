using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Help.Content.Languages;
using Portal.Web.Search.Counting;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Results = Portal.Search.Results;

namespace Portal.Web.Search;

/// <summary>What was found, ten at a time, with the way to a person when nothing was.</summary>
[Cacheable]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(
    ArticleFinder finder,
    IEnumerable<ISearchOffers> offers,
    ContentLibrary library,
    SearchCounter counter,
    IStringLocalizer<Text> texts
) : PortalPage
{
    public const int Size = 10;

    /// <summary>How many articles are shown that do not fit well.</summary>
    private const int Related = 3;

    public string TopicKey => Asked.Topic;

    public string Text => Asked.Text;

    public int Number => Asked.Number;

    public Results Results { get; private set; } = new();

    /// <summary>The page that gives what was meant, before all articles.</summary>
    internal ContentIntent? Intent { get; private set; }

    /// <summary>The guide or page that answers better than any article; none where an intent was meant.</summary>
    public SearchOffer? Offer { get; private set; }

    /// <summary>Whether the articles found answer what was asked. If not, few of them are shown, below the ways on.</summary>
    public bool Fits => Results.IsConfident || (Topic is not null && Results.Total > 0);

    public IReadOnlyList<FoundArticle> Found { get; private set; } = [];

    public IReadOnlyList<FoundArticle> Elsewhere { get; private set; } = [];

    public IReadOnlyList<Topic> Topics => library.Current.Topics.All;

    public Topic? Topic => Topics.FirstOrDefault(t => t.Key == TopicKey);

    public int Pages => Fits ? (Results.Total + Size - 1) / Size : 0;

    /// <summary>What was searched for instead of what was typed: with several corrections the whole query in both forms.</summary>
    public (string Searched, string Typed, string Back)? Instead =>
        Results.Corrections.Where(c => c.Searched != "").ToList() switch
        {
            [] => null,
            [var one] => (one.Searched, one.Typed, AddressAsTyped([one])),
            var all => (all.Aggregate(Text, (text, c) => Replace(text, c.Typed, c.Searched)), Text, AddressAsTyped(all)),
        };

    public async Task OnGetAsync()
    {
        Metadata.Title = Text == "" ? texts["Search.Title"] : texts["Search.TitleFor", Text];
        Metadata.Description = texts["Search.Ask"];
        Metadata.Canonical = Links.Help.Search(); // search engines keep the page to ask on, not every question ever asked
        Metadata.InLanguages(() =>
            (Language.All.ToDictionary(l => l.Code, l => Address(l, TopicKey, Number)), Text == "" ? Language.Codes : [])
        );
        Metadata.OwnSearch = true;
        if (Text == "")
            return;
        var holds = finder.Holds();
        var query = new Portal.Search.Query
        {
            Language = Language.Code,
            Text = Text,
            Topic = Topic?.Key,
            Skip = (Number - 1) * Size,
            Take = Size,
            OnlyFitting = true,
        };
        Results = await finder.SearchAsync(query, HttpContext.RequestAborted);
        Intent = finder.Intent(Language.Code, Results.Intent);
        Found = finder.Join(Fits ? Results.Hits : Results.Hits.Take(Related));
        Offer = Intent is null && Number == 1 && Topic is null ? await OfferAsync() : null;
        Elsewhere = finder.Join(Results.OtherLanguages);
        Metadata.Script = "js/opened.js";
        var count = Count(counter, Language.Code, Asked, Results.Total, missed: !Fits && Intent is null && Offer is null);
        HttpContext.Cache([HelpSetup.AnyArticle], holds, count);
        if (!Request.Query.ContainsKey("try"))
            count(HttpContext); // with it an editor looks at what readers find
    }

    private async Task<SearchOffer?> OfferAsync()
    {
        foreach (var source in offers)
            if (
                await source.FindAsync(
                    Language.Code,
                    Text,
                    Fits && Found.Count > 0 ? Found[0].Article : null,
                    HttpContext.RequestAborted
                ) is
                { } offer
            )
                return offer;
        return null;
    }

    // The way back from a correction: a word in quotation marks is searched for as it stands, a phrase in them alone.
    private string AddressAsTyped(IReadOnlyList<Portal.Search.Correction> corrections)
    {
        var words = corrections.Where(c => c.Typed[0] != '"');
        var text = corrections is [{ Typed: ['"', ..] } phrase]
            ? phrase.Typed
            : words.Aggregate(Text, (text, c) => Replace(text, c.Typed, $"\"{c.Typed}\""));
        return Links.Help.Search(text);
    }

    private static string Replace(string text, string typed, string with) => text.Replace(typed, with, StringComparison.OrdinalIgnoreCase);

    public string Address(Language language, string? topic, int page) =>
        Text == ""
            ? LinksIn(language).Help.Search()
            : LinksIn(language).Help.Search(Text, string.IsNullOrEmpty(topic) ? null : topic, page > 1 ? page : null);

    public string Address(string? topic, int page) => Address(Language, topic, page);

    private SearchAddress Asked => field ??= SearchAddress.From(Request);

    // Kept with the page for all who get it later, so it must not hold on to this request.
    private static Action<HttpContext> Count(SearchCounter counter, string language, SearchAddress asked, int total, bool missed) =>
        context =>
        {
            if (asked is { Number: 1, Topic: "" })
                counter.Searched(context, language, asked.Text, total, missed);
        };
}
