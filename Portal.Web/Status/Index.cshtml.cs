using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Status;

/// <summary>
/// The status of the network for everybody, without a word about anybody. It answers from memory, also when the database cannot be reached.
/// </summary>
[Cacheable(Minutes = 1)]
[WithoutDatabase]
public sealed class IndexModel(IncidentCache incidents, ArticleCatalog catalog, ContentLibrary library, IStringLocalizer<Text> texts)
    : PortalPage
{
    private static readonly string[] Lamps = ["no-internet", "slow-internet", "connection-drops", "restart-router", "router-lights"];

    public static IReadOnlyList<Technology> Technologies { get; } =
    [Provider.Technology.Fibre, Provider.Technology.Cable, Provider.Technology.Dsl, Provider.Technology.Wireless];

    [FromQuery(Name = "postcode")]
    public string? Postcode { get; set; }

    [FromQuery(Name = "technology")]
    public string? Technology { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public NetworkStatus Status { get; private set; } = NetworkStatus.Unknown;

    /// <summary>Of when this is, when nobody can say whether it is still so.</summary>
    public DateTimeOffset? Age { get; private set; }

    public bool IsAsked => Postcode is not null;

    public string? Plain => Web.Status.Postcode.Read(Postcode);

    public Technology? Line =>
        Technologies.FirstOrDefault(t => t.Name() == Technology) is var known && known != Provider.Technology.Unknown ? known : null;

    public IReadOnlyList<Incident> Found { get; private set; } = [];

    /// <summary>What to try when nothing is known.</summary>
    public IReadOnlyList<(string Title, Article Article)> Articles =>
        [
            .. Lamps
                .Select(key => catalog.Best(Language, key))
                .OfType<Article>()
                .Select(a =>
                    (library.Current.Topics.QuickLinks.FirstOrDefault(t => t.Article == a.Key)?.Title.For(Language) ?? a.Title, a)
                ),
        ];

    public void OnGet()
    {
        if (Postcode is { Length: > 20 })
            Postcode = Postcode[..20];
        Status = incidents.Current;
        if (Plain is { } plain)
            Found = incidents.Affecting(plain, null, Line);
        Metadata.Title = texts["Status.Title"];
        Metadata.OwnNotice = true;
        Metadata.Feed = Links.Status.Feed;
        if (!incidents.IsFresh)
            Age = Status.AsOf;
        if (IsAsked || Done is not null)
            return;
        (Metadata.Description, Metadata.Canonical) = (texts["Status.Description"], Links.Status.Index);
        if (Age is null)
            Cache([IncidentCache.Tag, IncidentCache.AgeTag]);
    }
}
