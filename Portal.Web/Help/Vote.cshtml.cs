using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Help;

/// <summary>
/// Takes the answer to "Did this help?". The question stands on a cached page, so no token guards it: the browser says where the form was
/// sent from. A "no" is recorded at once and then asked for its reason; the reader's last answer to a revision is the one that counts.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class VoteModel(ArticleCatalog catalog, ArticleService articles, IStringLocalizer<Text> texts) : PortalPage
{
    public const int MaxTextLength = 500;
    private const string Reader = "reader";

    public static IReadOnlyList<string> Reasons { get; } = ["unclear", "failed", "other-trouble", "outdated", "other"];

    public Article Article { get; private set; } = null!;

    /// <summary>What the reader has said so far: "yes", "no", or nothing yet.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Helpful { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The revision that was read.</summary>
    public long Revision => Input.Revision == 0 ? Article.RevisionId : Input.Revision;

    [FromQuery]
    public bool Done { get; set; }

    public IActionResult OnGet(string slug) => Find(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return StatusCode(ServerLimits.StatusOfUnreadable(Request)); // nothing was bound, not even what the address says
        if (!Find(slug))
            return NotFound();
        if (!Request.ComesFromHere())
            return StatusCode(StatusCodes.Status403Forbidden);
        if (Helpful is not ("yes" or "no"))
            return Show(done: true); // only a machine finds the third answer
        var asked = Input.Reason is not null || Input.Text is not null;
        if (asked && !Check())
            return Page();
        var text = string.IsNullOrWhiteSpace(Input.Text) ? null : Input.Text.Trim();
        if (!await articles.VoteAsync(Revision, ReaderId(), Helpful == "yes", Input.Reason, text, ct))
            return NotFound();
        return Show(done: asked || Helpful == "yes");
    }

    private bool Find(string slug)
    {
        if (catalog.BySlug(Language, slug) is not { } article)
            return false;
        (Article, Metadata.Title) = (article, texts["Help.Vote.Question"]);
        Metadata.SameInEveryLanguage(l => catalog.Best(l, article.Key)!.AddressFor(l));
        return true;
    }

    private bool Check()
    {
        if (Input.Reason is null || !Reasons.Contains(Input.Reason))
            AddError("reason", "Help.Vote.WhyRequired");
        if (Input.Text?.Length > MaxTextLength)
            AddError("text", "Help.Vote.TextTooLong", MaxTextLength);
        return ModelState.IsValid;
    }

    // Only those who vote get this cookie: it tells two votes of one browser apart from two readers, and nothing else.
    private string ReaderId()
    {
        if (Request.Cookie(Reader) is { Length: 32 } known && known.All(char.IsAsciiHexDigitLower))
            return known;
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Response.SetCookie(Reader, id, TimeSpan.FromDays(365));
        return id;
    }

    private RedirectResult Show(bool done) =>
        Redirect($"{Article.AddressFor(Language)}/vote?helpful={(Helpful == "yes" ? "yes" : "no")}&done={(done ? "true" : "false")}");

    public sealed record InputModel
    {
        public string? Reason { get; init; }

        /// <summary>Empty, not absent, when the form that asks for the reason was sent without words.</summary>
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string? Text { get; init; }

        public long Revision { get; init; }
    }
}
