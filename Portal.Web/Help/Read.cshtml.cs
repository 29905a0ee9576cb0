using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.FinishedPages;

namespace Portal.Web.Help;

/// <summary>An article. Its body was rendered when it was published; this page puts the rest around it.</summary>
[Finished]
public sealed class ReadModel(Shelf shelf, Bodies bodies, ContentLibrary library, Database db, PublicAddress address) : PortalPage
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

    public Body Body { get; private set; } = null!;

    public Topic Topic { get; private set; } = null!;

    public IReadOnlyList<Article> Related { get; private set; } = [];

    /// <summary>The language the text is really in, when it is not the reader's.</summary>
    public Language? Foreign => Article.Language == Language.Code ? null : Language.Of(Article.Language);

    /// <summary>A text in another language was rendered with links into that language; here they stay with the reader's.</summary>
    public string Html => Foreign is null ? Body.Html : Body.Html.Replace($"href=\"/{Foreign}/", $"href=\"/{Language}/", StringComparison.Ordinal);

    public IReadOnlyList<BodySection> Contents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        for (var left = Tries; left > 0; left--)
        {
            if (shelf.BySlug(Language, slug) is not { } found || shelf.Best(Language, found.Key) is not { } best) return await FormerAsync(slug, ct);
            if (best.Slug != slug) return RedirectPermanent(best.AddressFor(Language));
            if (await bodies.OfAsync(best, ct) is { } body) return Show(best, body);
            await shelf.LoadAsync(ct); // something newer was published a moment ago: title and text are to be of one revision
        }

        throw new BusyException("The article is being replaced again and again.");
    }

    private PageResult Show(Article article, Body body)
    {
        (Article, Body) = (article, body);
        Fill();
        return Page();
    }

    private async Task<IActionResult> FormerAsync(string slug, CancellationToken ct)
    {
        var former = await db.SingleOrDefaultAsync<Former>(FormerAddress, new { slug, language = Language.Code }, ct);
        if (former is { Retired: 1 }) return StatusCode(StatusCodes.Status410Gone);
        return former is not null && shelf.Best(Language, former.Key) is { } article ? RedirectPermanent(article.AddressFor(Language)) : NotFound();
    }

    private void Fill()
    {
        Topic = library.Current.Topics.Of(Article.Topic);
        Related = [.. Article.GetRelated().Select(key => shelf.Best(Language, key)).OfType<Article>()];
        var headings = Body.Sections.Where(s => s.Level == 2).ToList();
        Contents = headings.Count >= HeadingsThatNeedContents ? headings : [];
        var (addresses, translated) = shelf.Languages(Article.Key);
        Head.InLanguages(addresses, translated);
        (Head.Title, Head.Description, Head.Canonical, Head.Type) = (Article.Title, Article.Summary, Article.Address, "article");
        Head.Markdown = $"{Article.Address}.md";
        Head.JsonLd = StructuredData.Of(Article, Topic, address);
        HttpContext.Finish([$"article:{Article.Key}", .. Related.Select(r => $"article:{r.Key}")]);
    }

    private sealed record Former
    {
        public required string Key { get; init; }

        public required long Retired { get; init; }
    }
}
