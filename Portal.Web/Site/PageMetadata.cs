namespace Portal.Web.Site;

/// <summary>What a page says about itself to browsers, search engines and link previews.</summary>
public sealed class PageMetadata
{
    private Func<(IReadOnlyDictionary<string, string> Addresses, IReadOnlyCollection<string> Translated)> find = null!;
    private (IReadOnlyDictionary<string, string> Addresses, IReadOnlyCollection<string> Translated)? found;

    private readonly PortalPage page;
    private string? title;
    private string? script;
    private bool? ownSearch;
    private bool? ownNotice;

    /// <summary>What the page says nothing else about is as its <see cref="PageInfoAttribute"/> says it.</summary>
    public PageMetadata(PortalPage page)
    {
        this.page = page;
        SameInEveryLanguage(page.PathIn);
    }

    public string Title
    {
        get => title ?? (page.Info is { } info ? page.Texts[info.Title].Value : "");
        set => title = value;
    }

    public string Description { get; set; } = "";

    /// <summary>The path this content is best known by; null when the page should not be indexed at all.</summary>
    public string? Canonical { get; set; }

    /// <summary>Where the same thing stands in each language. The language switch offers them all.</summary>
    public IReadOnlyDictionary<string, string> Switch => Found.Addresses;

    /// <summary>The languages of <see cref="Switch"/> in which the content really exists; search engines learn of these only.</summary>
    public IReadOnlyCollection<string> Translated => Found.Translated;

    /// <summary>Open Graph type.</summary>
    public string Type { get; set; } = "website";

    /// <summary>Structured data, each a complete JSON object. Asked for when the head is really rendered.</summary>
    public Func<IReadOnlyList<string>> JsonLd { get; set; } = () => [];

    /// <summary>The address of the same content as plain Markdown.</summary>
    public string? Markdown { get; set; }

    /// <summary>Pages that have no search field in their middle show one in the header.</summary>
    public bool OwnSearch
    {
        get => ownSearch ?? page.Info?.OwnSearch == true;
        set => ownSearch = value;
    }

    /// <summary>Pages that tell of outages themselves have no line about them above.</summary>
    public bool OwnNotice
    {
        get => ownNotice ?? page.Info?.OwnNotice == true;
        set => ownNotice = value;
    }

    /// <summary>A feed of what this page tells, beside the site's own.</summary>
    public string? Feed { get; set; }

    /// <summary>A script module of this page, beside the site's own.</summary>
    public string? Script
    {
        get => script ?? page.Info?.Script;
        set => script = value;
    }

    /// <summary>
    /// True for a page without a form of its own that says that one was sent: what the browser kept of it is forgotten there.
    /// </summary>
    public bool Drafts { get; set; }

    private (IReadOnlyDictionary<string, string> Addresses, IReadOnlyCollection<string> Translated) Found => found ??= find();

    /// <summary>For a page that has the same address in every language but for its first part.</summary>
    public void SameInEveryLanguage(Func<Language, string> path) =>
        InLanguages(() => (Language.All.ToDictionary(l => l.Code, path), Language.Codes));

    /// <summary>
    /// For a page that may be missing in some language. Asked for when it is needed: much of a page may be finished already.
    /// </summary>
    public void InLanguages(Func<(IReadOnlyDictionary<string, string> Addresses, IReadOnlyCollection<string> Translated)> languages) =>
        find = languages;
}
