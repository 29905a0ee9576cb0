using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help;

/// <summary>An article. Its body was rendered when it was published; this page puts the rest around it.</summary>
[Cacheable]
public sealed class ReadModel(ArticleCatalog catalog, ArticleBodyCache bodies, ContentLibrary library, Database db, SiteUrls address)
    : PortalPage
{
    private const int HeadingsThatNeedContents = 4;
    private const int Tries = 5;

    private const string FormerAddress = """
        select a.key, case when a.retired_at is null then 0 else 1 end as retired
        from slug s
        join article a on a.id = s.article_id
        where s.slug = @slug
        order by case when s.language = @language then 0 else 1 end
        limit 1
        """;

    public Article Article { get; private set; } = null!;

    public ArticleBody Body { get; private set; } = null!;

    public Topic Topic => library.Current.Topics.Get(Article.Topic);

    public IReadOnlyList<Article> Related =>
        field ??= [.. Article.GetRelated().Select(key => catalog.Best(Language, key)).OfType<Article>()];

    /// <summary>The address of the guide that asks step by step what the article explains; null when there is none.</summary>
    public string? Guide => library.Current.Topics.Guides.TryGetValue(Article.Key, out var guide) ? Links.Guides.Start(guide) : null;

    /// <summary>The language the text is really in, when it is not the reader's.</summary>
    public Language? Foreign => Article.Language == Language.Code ? null : Language.FromCode(Article.Language);

    /// <summary>A text in another language was rendered with links into that language; here they stay with the reader's.</summary>
    public string Html =>
        Foreign is null ? Body.Html : Body.Html.Replace($"href=\"/{Foreign}/", $"href=\"/{Language}/", StringComparison.Ordinal);

    public IReadOnlyList<BodySection> Contents =>
        field ??= Body.Sections.Where(s => s.Level == 2).ToList() is { Count: >= HeadingsThatNeedContents } headings ? headings : [];

    // Without parameters: binding two of them would cost a tenth of the time of the page.
    public async Task<IActionResult> OnGetAsync()
    {
        var (slug, ct) = ((string)RouteData.Values["slug"]!, HttpContext.RequestAborted);
        for (var left = Tries; left > 0; left--)
        {
            if (catalog.BySlug(Language, slug) is not { } found || catalog.Best(Language, found.Key) is not { } best)
                return await FormerAsync(slug, ct);
            if (best.Slug != slug)
                return RedirectPermanent(best.AddressFor(Language));
            if (await bodies.GetAsync(best, ct) is { } body)
                return Show(best, body);
            await catalog.LoadAsync(ct); // something newer was published a moment ago: title and text are to be of one revision
        }

        throw new BusyException("The article is being replaced again and again.");
    }

    private PageResult Show(Article article, ArticleBody body)
    {
        (Article, Body) = (article, body);
        (Metadata.Title, Metadata.Description, Metadata.Canonical, Metadata.Type) = (
            article.Title,
            article.Summary,
            article.Address,
            "article"
        );
        Metadata.InLanguages(() => catalog.Languages(article.Key));
        Metadata.JsonLd = () => StructuredData.For(article, Topic, address);
        Metadata.Markdown = $"{article.Address}.md";
        Cache(Shown(), article.RevisionId);
        return Page();
    }

    // Worked out only when something is kept.
    private IEnumerable<string> Shown()
    {
        foreach (var article in Related.Prepend(Article))
            yield return HelpSetup.ArticleTag + article.Key;
    }

    private async Task<IActionResult> FormerAsync(string slug, CancellationToken ct)
    {
        var former = await db.SingleOrDefaultAsync<Former>(FormerAddress, new { slug, language = Language.Code }, ct);
        if (former is { Retired: 1 })
            return StatusCode(StatusCodes.Status410Gone);
        return former is not null && catalog.Best(Language, former.Key) is { } article
            ? RedirectPermanent(article.AddressFor(Language))
            : NotFound();
    }

    private sealed record Former
    {
        public required string Key { get; init; }

        public required long Retired { get; init; }
    }
}
