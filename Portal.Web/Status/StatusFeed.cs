using System.Text;
using System.Xml.Linq;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Status;

/// <summary>What was said of outages and planned work in one language, the latest first (RFC 4287).</summary>
internal static class StatusFeed
{
    private const int Length = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
                "/{language:language}/status/feed.atom",
                AllowedMethods.Read,
                [Cacheable]
                (
                    HttpContext context,
                    IncidentCache incidents,
                    StatusTextsFactory writer,
                    ProviderProfile provider,
                    SiteUrls address,
                    SiteLinks links
                ) =>
                {
                    context.Cache(IncidentCache.Tag);
                    var localized = writer.In(context.LanguageOf());
                    return Results.Text(
                        Document(incidents.Current, localized, provider.Name, address, links.In(localized.Language).Status),
                        "application/atom+xml",
                        Encoding.UTF8
                    );
                }
            )
            .WithName("Status.Feed");

    private static string Document(NetworkStatus status, StatusTexts localized, string author, SiteUrls address, StatusLinks links)
    {
        var said = status
            .All.SelectMany(i => i.Updates.Where(u => u.State != IncidentState.Suspected).Select(u => (Incident: i, Update: u)))
            .OrderByDescending(s => s.Update.At)
            .ThenByDescending(s => s.Update.Id)
            .Take(Length)
            .ToList();
        return XmlText.Document(
            new XElement(
                Atom + "feed",
                new XAttribute(XNamespace.Xml + "lang", localized.Language.Code),
                new XElement(Atom + "id", address.Absolute(links.Feed)),
                new XElement(Atom + "title", $"{author}: {localized["Status.Title"]}"),
                new XElement(Atom + "author", new XElement(Atom + "name", author)),
                new XElement(Atom + "updated", Instant(said.Count > 0 ? said[0].Update.At : DateTimeOffset.UnixEpoch)),
                Link("self", address.Absolute(links.Feed)),
                Link("alternate", address.Absolute(links.Index)),
                said.Select(s => Entry(s.Incident, s.Update, localized, address.Absolute(links.Details(s.Incident.Reference))))
            )
        );
    }

    private static XElement Entry(Incident incident, IncidentUpdate update, StatusTexts localized, string address)
    {
        var (title, text) = (incident.Title.For(localized.Language), update.Text.For(localized.Language));
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", $"{address}#update-{update.Number}"),
            new XElement(Atom + "title", $"{title.Text}: {localized.State(update.State)}"),
            new XElement(Atom + "updated", Instant(update.At)),
            Link("alternate", address),
            new XElement(Atom + "summary", localized.Area(incident.Area)),
            text.Text == ""
                ? null
                : new XElement(
                    Atom + "content",
                    text.Lang(localized.Language) is { } other ? new XAttribute(XNamespace.Xml + "lang", other) : null,
                    new XAttribute("type", "text"),
                    text.Text
                )
        );
    }

    private static XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
