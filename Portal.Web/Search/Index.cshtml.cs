using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Search.Counting;
using Portal.Web.Site;

using Results = Portal.Search.Results;

namespace Portal.Web.Search;

/// <summary>What was found, ten at a time, with the way to a person when nothing was.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(Finder finder, ContentLibrary library, SearchCounter counter, IStringLocalizer<Text> texts) : PortalPage
{
    public const int Size = 10;
    private const int LastPage = 10;

    public string? TopicKey => Request.Query["topic"];

    public string Text { get; private set; } = "";

    public int Number { get; private set; } = 1;

    public Results Results { get; private set; } = new();

    public IReadOnlyList<FoundArticle> Found { get; private set; } = [];

    public IReadOnlyList<FoundArticle> Elsewhere { get; private set; } = [];

    public IReadOnlyList<Topic> Topics => library.Current.Topics.All;

    public Topic? Topic => Topics.FirstOrDefault(t => t.Key == TopicKey);

    public int Pages => (Results.Total + Size - 1) / Size;

    // Read from the address itself: binding would cost as much as finding the articles.
    public async Task OnGetAsync()
    {
        Text = WellFormed(Request.Query["q"].ToString().Trim());
        Number = int.TryParse(Request.Query["page"], CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        Head.Title = Text == "" ? texts["Search.Title"] : texts["Search.TitleFor", Text];
        Head.Description = texts["Search.Ask"];
        Head.Canonical = $"/{Language}/search"; // search engines keep the page to ask on, not every question ever asked
        Head.InLanguages(() => (Language.All.ToDictionary(l => l.Code, l => Address(l, TopicKey, Number)), Text == "" ? Language.Codes : []));
        Head.OwnSearch = true;
        if (Text == "") return;
        Results = await finder.SearchAsync(new() { Language = Language.Code, Text = Text, Topic = Topic?.Key, Skip = (Number - 1) * Size, Take = Size }, HttpContext.RequestAborted);
        (Found, Elsewhere) = (finder.Join(Results.Hits), finder.Join(Results.OtherLanguages));
        Head.Script = "js/opened.js";
        var tried = Request.Query.ContainsKey("try"); // an editor looks at what readers find
        if (!tried && Number == 1 && string.IsNullOrEmpty(TopicKey)) counter.Searched(HttpContext, Language.Code, Text, Results.Total);
    }

    /// <summary>The way back from a correction: a word in quotation marks is searched for as it stands, a phrase in them alone.</summary>
    public string AddressAsTyped(string word) =>
        $"/{Language}/search?q={Uri.EscapeDataString(word[0] == '"' ? word : Text.Replace(word, $"\"{word}\"", StringComparison.OrdinalIgnoreCase))}";

    public string Address(Language language, string? topic, int page) => Text == "" ? $"/{language}/search"
        : $"/{language}/search?q={Escaped}" + (string.IsNullOrEmpty(topic) ? "" : $"&topic={Uri.EscapeDataString(topic)}") + (page > 1 ? $"&page={page}" : "");

    public string Address(string? topic, int page) => Address(Language, topic, page);

    private string Escaped => field ??= Uri.EscapeDataString(Text);

    // A lone surrogate can be typed into an address but not be written into one.
    private static string WellFormed(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : string.Concat(text.EnumerateRunes());
}
