using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Web.Search;

/// <summary>
/// Nothing stands at this address, or no longer: searches for the words of the address, so that a mistyped link still leads somewhere.
/// </summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed partial class NotFoundModel(ArticleFinder finder, ContentLibrary library, IStringLocalizer<Text> texts) : PortalPage
{
    private const int Shown = 5;
    private const int Related = 3;
    private const int MaxPathLength = 200;

    public int Status { get; private set; }

    public string Query { get; private set; } = "";

    public IReadOnlyList<FoundArticle> Found { get; private set; } = [];

    public IReadOnlyList<Topic> Topics => library.Current.Topics.All;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Status = failed?.OriginalStatusCode == StatusCodes.Status410Gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        Query = WordsOf(failed?.OriginalPath ?? "");
        if (Query != "")
            Found = await FindAsync(ct);
        Metadata.Title = texts[$"Error.{Status}.Title"];
        Metadata.SameInEveryLanguage(l => l.Home);
        Metadata.OwnSearch = true;
        var page = Page();
        page.StatusCode = Status;
        return page;
    }

    // An address is made of the words of a title, mostly with the small ones left out: what shares some of them may well be meant.
    private async Task<IReadOnlyList<FoundArticle>> FindAsync(CancellationToken ct)
    {
        var query = new Portal.Search.Query
        {
            Language = Language.Code,
            Text = Query,
            Take = Shown,
            OtherLanguages = false,
            OnlyFitting = true,
        };
        var results = await finder.SearchAsync(query, ct);
        return finder.Join(results.IsConfident ? results.Hits : results.Hits.Take(Related));
    }

    private static string WordsOf(string path) =>
        string.Join(
            ' ',
            Word()
                .Matches(path.Length > MaxPathLength ? path[..MaxPathLength] : path)
                .Select(m => m.Value)
                .Where(w => w.Length > 2 && w is not ("help" or "topics" or "html" or "php" or "search"))
        );

    [GeneratedRegex(@"\p{L}[\p{L}\p{Nd}]*")]
    private static partial Regex Word();
}
