using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Status;

/// <summary>The line above pages: what touches the line of who is signed in, or what is under way anywhere.</summary>
internal sealed class StatusNotice(
    IncidentCache incidents,
    StatusTextsFactory writer,
    CustomerLines lines,
    SiteLinks links,
    TimeProvider clock
) : IPageNotice
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    // One for each language of one state of the network: put together once, read by every page.
    private volatile Lines general = new(NetworkStatus.Unknown.All, new Dictionary<Language, PageNotice?>());

    public ValueTask<PageNotice?> ForAsync(HttpContext context)
    {
        var status = incidents.Current;
        if (status.All.Count == 0)
            return ValueTask.FromResult<PageNotice?>(null);
        return context.Me()?.CustomerNumber is { } customer
            ? OwnAsync(status, customer, context)
            : ValueTask.FromResult(General(status, context.LanguageOf()));
    }

    private async ValueTask<PageNotice?> OwnAsync(NetworkStatus status, string customer, HttpContext context)
    {
        var language = context.LanguageOf();
        var near = status.UnderWay.Concat(status.Planned.Where(i => i.StartsAt < clock.GetUtcNow() + Soon)).ToList();
        if (near.Count == 0)
            return null;
        var mine = await lines.ListAsync(customer, context.RequestAborted);
        var touching = near.FirstOrDefault(i => mine.Any(l => i.Area.Covers(Postcode.Read(l.Address.Postcode), l.Node, l.Technology)));
        if (touching is null)
            return General(status, language);
        var localized = writer.In(language);
        var isAhead = touching.State == IncidentState.Scheduled;
        var text = localized[
            isAhead ? "Status.Notice.Planned"
            : touching.IsPlanned ? "Status.Notice.Work"
            : "Status.Notice.Own"
        ];
        return new PageNotice(
            text,
            null,
            localized["Status.Notice.Read"],
            links.In(language).Status.Details(touching.Reference),
            IsOwn: true
        )
        {
            At = isAhead ? touching.StartsAt : null,
        };
    }

    private PageNotice? General(NetworkStatus status, Language language)
    {
        if (!ReferenceEquals(general.Of, status.All))
            general = new(status.All, Language.All.ToDictionary(l => l, l => Written(status, l)));
        return general.ByLanguage.GetValueOrDefault(language);
    }

    private PageNotice? Written(NetworkStatus status, Language language)
    {
        var localized = writer.In(language);
        return localized.Line(status) is { } line
            ? new PageNotice(line, null, localized["Status.Line.Check"], $"{links.In(language).Status.Index}#check", IsOwn: false)
            : null;
    }

    private sealed record Lines(IReadOnlyList<Incident> Of, IReadOnlyDictionary<Language, PageNotice?> ByLanguage);
}
