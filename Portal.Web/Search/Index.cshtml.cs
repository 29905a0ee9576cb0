using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Search.Counting;
using Portal.Web.Site;
using Portal.Web.Site.FinishedPages;

using Results = Portal.Search.Results;

namespace Portal.Web.Search;

/// <summary>What was found, ten at a time, with the way to a person when nothing was.</summary>
[Finished]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(Finder finder, ContentLibrary library, SearchCounter counter, IStringLocalizer<Text> texts) : PortalPage
{
    public const int Size = 10;

    public string TopicKey => Asked.Topic;

    public string Text => Asked.Text;

    public int Number => Asked.Number;

    public Results Results { get; private set; } = new();

    public IReadOnlyList<FoundArticle> Found { get; private set; } = [];

    public IReadOnlyList<FoundArticle> Elsewhere { get; private set; } = [];

    public IReadOnlyList<Topic> Topics => library.Current.Topics.All;

    public Topic? Topic => Topics.FirstOrDefault(t => t.Key == TopicKey);

    public int Pages => (Results.Total + Size - 1) / Size;

    public async Task OnGetAsync()
    {
        Head.Title = Text == "" ? texts["Search.Title"] : texts["Search.TitleFor", Text];
        Head.Description = texts["Search.Ask"];
        Head.Canonical = $"/{Language}/search"; // search engines keep the page to ask on, not every question ever asked
        Head.InLanguages(() => (Language.All.ToDictionary(l => l.Code, l => Address(l, TopicKey, Number)), Text == "" ? Language.Codes : []));
        Head.OwnSearch = true;
        if (Text == "") return;
        var holds = finder.Holds();
        Results = await finder.SearchAsync(new() { Language = Language.Code, Text = Text, Topic = Topic?.Key, Skip = (Number - 1) * Size, Take = Size }, HttpContext.RequestAborted);
        (Found, Elsewhere) = (finder.Join(Results.Hits), finder.Join(Results.OtherLanguages));
        Head.Script = "js/opened.js";
        var count = Count(counter, Language.Code, Asked, Results.Total);
        HttpContext.Finish([HelpSetup.AnyArticle], holds, count);
        if (!Request.Query.ContainsKey("try")) count(HttpContext); // with it an editor looks at what readers find
    }

    /// <summary>The way back from a correction: a word in quotation marks is searched for as it stands, a phrase in them alone.</summary>
    public string AddressAsTyped(string word) =>
        $"/{Language}/search?q={Uri.EscapeDataString(word[0] == '"' ? word : Text.Replace(word, $"\"{word}\"", StringComparison.OrdinalIgnoreCase))}";

    public string Address(Language language, string? topic, int page) => Text == "" ? $"/{language}/search"
        : $"/{language}/search?q={Escaped}" + (string.IsNullOrEmpty(topic) ? "" : $"&topic={Uri.EscapeDataString(topic)}") + (page > 1 ? $"&page={page}" : "");

    public string Address(string? topic, int page) => Address(Language, topic, page);

    private SearchAddress Asked => field ??= SearchAddress.Of(Request);

    private string Escaped => field ??= Uri.EscapeDataString(Text);

    // Kept with the page for all who get it later, so it must not hold on to this request.
    private static Action<HttpContext> Count(SearchCounter counter, string language, SearchAddress asked, int total) => context =>
    {
        if (asked is { Number: 1, Topic: "" }) counter.Searched(context, language, asked.Text, total);
    };
}
