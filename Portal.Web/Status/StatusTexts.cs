using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>Says in one language what is known: on pages, in the feed and in mails.</summary>
public sealed class StatusTexts(Texts texts, FriendlyTime time, Language language)
{
    private const int ShortList = 3;

    private readonly Site.LocalizedTexts localized = texts.In(language);

    public Language Language => language;

    public string this[string key] => localized[key];

    public string this[string key, params object[] values] => localized[key, values];

    public string State(IncidentState state) => localized[$"Status.State.{state}"];

    public string Cause(Cause cause) => localized[$"Status.Cause.{cause}"];

    /// <summary>An instant in a mail; a page has an element for it.</summary>
    public string Moment(DateTimeOffset at) => time.Written(localized, at);

    /// <summary>"Postcodes 080…, 081…, Demo Town, fibre". Never a node.</summary>
    public string Area(Area area, bool isShort = false) =>
        Kinds(area, isShort) is { } kinds ? $"{Place(area, isShort)}, {kinds}" : Place(area, isShort);

    /// <summary>Where it is: "postcodes 080…, 081…, Demo Town".</summary>
    public string Place(Area area, bool isShort = false)
    {
        var parts = new List<string>();
        if (area.Postcodes.Count > 0)
            parts.Add(
                localized[
                    area.Postcodes.Count == 1 ? "Status.Area.Postcode" : "Status.Area.Postcodes",
                    List(area.Postcodes.Select(Beginning), isShort)
                ]
            );
        if (area.Places.Count > 0)
            parts.Add(List(area.Places, isShort));
        if (parts.Count == 0)
            parts.Add(localized[area.IsEverywhere ? "Status.Area.Everywhere" : "Status.Area.Part"]);
        return string.Join(", ", parts);
    }

    /// <summary>The kinds of line it is about: "fibre, DSL"; null when it is about all of them.</summary>
    public string? Kinds(Area area, bool isShort = false) =>
        area.Technologies.Count > 0 ? List(area.Technologies.Select(Technology), isShort) : null;

    public string Technology(Technology technology) => localized[$"Service.Technology.{technology}"];

    /// <summary>The status of the network in one sentence.</summary>
    public string Sentence(NetworkStatus status)
    {
        var (outages, works) = (status.UnderWay.Where(i => !i.IsPlanned).ToList(), status.UnderWay.Where(i => i.IsPlanned).ToList());
        return (outages.Count, works.Count) switch
        {
            (0, 0) => localized[status.Planned.Any() ? "Status.Now.Planned" : "Status.Now.Fine"],
            (1, _) => localized["Status.Now.Outage", Area(outages[0].Area, true)],
            (> 1, _) => localized["Status.Now.Outages", Places(outages)],
            _ => localized["Status.Now.Work", Places(works)],
        };
    }

    /// <summary>The line above pages while something is under way, short enough for a phone; null when nothing is.</summary>
    public string? Line(NetworkStatus status) =>
        !status.UnderWay.Any() ? null
        : status.UnderWay.Count(i => !i.IsPlanned) is > 0 and var outages ? localized.Count("Status.Line.Outages", outages)
        : localized["Status.Line.Work"];

    private string Places(List<Incident> incidents) => List(incidents.Select(i => Area(i.Area, true)).Distinct(), true, "; ");

    private string List(IEnumerable<string> items, bool isShort, string between = ", ")
    {
        var all = items.ToList();
        return !isShort || all.Count <= ShortList
            ? string.Join(between, all)
            : string.Join(between, all.Take(ShortList)) + between + localized["Status.Area.More", all.Count - ShortList];
    }

    private static string Beginning(string postcode) => postcode.Length < Postcode.MaxBeginningLength ? postcode + "…" : postcode;
}

/// <summary>Makes <see cref="StatusTexts"/>.</summary>
public sealed class StatusTextsFactory(Texts texts, FriendlyTime time)
{
    public StatusTexts In(Language language) => new(texts, time, language);
}
