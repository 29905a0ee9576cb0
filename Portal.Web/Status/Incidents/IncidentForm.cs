using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Status.Incidents;

/// <summary>
/// What a supervisor fills in about an incident. Texts may be written in any of the six languages, or taken ready in all of them.
/// </summary>
public abstract class IncidentForm(LocalTime time, Texts all, TimeProvider clock, IStringLocalizer<Text> texts) : FormPage(texts)
{
    private const int MaxTitleLength = 120;
    private const int MaxTextLength = 2000;
    private const int MaxPlaces = 60;
    private const int MaxPlaceLength = 60;

    private static readonly char[] Between = [',', ';', '\n', '\r'];

    /// <summary>Titles that stand ready in all languages, as the last part of their keys.</summary>
    public static IReadOnlyList<string> ReadyTitles { get; } = ["internet", "slow", "phone", "television", "work"];

    /// <summary>The same for what is said.</summary>
    public static IReadOnlyList<string> ReadyWords { get; } =
    ["looking", "power", "cable", "supplier", "repairing", "watching", "over", "work", "longer", "off"];

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    [BindProperty]
    public string? ReadyTitle { get; set; }

    [BindProperty]
    public string? ReadySaying { get; set; }

    [BindProperty]
    public string? Postcodes { get; set; }

    [BindProperty]
    public string? Places { get; set; }

    [BindProperty]
    public string? Nodes { get; set; }

    [BindProperty(Name = "technologies")]
    public string[] Chosen { get; set; } = [];

    [BindProperty]
    public string? Everywhere { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    public Dictionary<string, string> Titles { get; } = [];

    public Dictionary<string, string> Said { get; } = [];

    public abstract bool IsPlanned { get; }

    /// <summary>States to choose from.</summary>
    public abstract IReadOnlyList<IncidentState> States { get; }

    /// <summary>The reader's language first, then the others.</summary>
    public IEnumerable<Language> Languages => Site.Language.All.OrderByDescending(l => l == Language);

    protected string Actor => HttpContext.Me()!.Target;

    protected LocalTime Time => time;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What was typed in each language, so that it is still there whatever the answer is.</summary>
    protected void ReadTexts()
    {
        foreach (var code in Site.Language.Codes)
        {
            Titles[code] = Trimmed($"title-{code}", MaxTitleLength);
            Said[code] = Trimmed($"words-{code}", MaxTextLength);
        }
    }

    /// <summary>Everything that stands on the form; with errors where it cannot be used.</summary>
    protected IncidentEdit Read(DateTimeOffset begun)
    {
        var state = States.FirstOrDefault(s => s.Name() == State, States[0]);
        var (title, words) = (Written(Titles, "Title", ReadyTitle, ReadyTitles), Written(Said, "Words", ReadySaying, ReadyWords));
        if (title.IsEmpty)
            AddError($"title-{Language}", "Status.Desk.TitleMissing");
        if (NeedsWords(state) && words.IsEmpty)
            AddError($"words-{Language}", "Status.Desk.WordsMissing");
        var starts = IsPlanned ? Moment("starts", Starts, isNeeded: true) : null;
        var ends = IsPlanned ? Moment("ends", Ends, isNeeded: true) : null;
        if (starts is not null && ends <= starts)
            AddError("ends", "Status.Desk.EndsBefore");
        var isOpen = state is not (IncidentState.Resolved or IncidentState.Closed or IncidentState.Scheduled);
        var next = isOpen ? Moment("next", Next, isNeeded: true) : null;
        if (next <= Now)
            AddError("next", "Status.Desk.NextPast");
        return new IncidentEdit
        {
            State = state,
            Cause = Enum.GetValues<Cause>().FirstOrDefault(c => c.Name() == Cause),
            Area = ReadArea(),
            Title = title,
            Words = words,
            StartsAt = starts ?? begun,
            EndsAt = ends,
            NextUpdateAt = state == IncidentState.Scheduled ? starts : next,
        };
    }

    /// <summary>Nobody is told of a change without words.</summary>
    protected virtual bool NeedsWords(IncidentState state) => true;

    protected void Fill(Incident incident)
    {
        (State, Cause) = (incident.State.Name(), incident.Cause.Name());
        (Postcodes, Places, Nodes) = (
            string.Join(", ", incident.Area.Postcodes),
            string.Join(", ", incident.Area.Places),
            string.Join(", ", incident.Area.Nodes)
        );
        Chosen = [.. incident.Area.Technologies.Select(t => t.Name())];
        Everywhere = incident.Area.IsEverywhere && incident.PublishedAt is not null ? "yes" : null;
        (Starts, Ends) = (time.ToField(incident.StartsAt), incident.EndsAt is { } ends ? time.ToField(ends) : null);
        Next = time.ToField(Now.AddHours(1));
        foreach (var (code, text) in incident.Title.ByLanguage)
            Titles[code] = text;
    }

    private Area ReadArea()
    {
        var postcodes = Parts(Postcodes).Select(p => (Typed: p, Read: Postcode.ReadBeginning(p))).ToList();
        if (postcodes.FirstOrDefault(p => p.Read is null) is { Typed: { } wrong })
            AddError("postcodes", "Status.Desk.PostcodeShape", wrong, Postcode.MaxBeginningLength);
        var area = new Area
        {
            Postcodes = [.. postcodes.Select(p => p.Read).OfType<string>().Distinct()],
            Places = Parts(Places),
            Nodes = Parts(Nodes),
            Technologies = [.. Status.IndexModel.Technologies.Where(t => Chosen.Contains(t.Name()))],
        };
        foreach (var (field, list) in new[] { ("postcodes", area.Postcodes), ("places", area.Places), ("nodes", area.Nodes) })
            if (list.Count > MaxPlaces || list.Any(p => p.Length > MaxPlaceLength))
                AddError(field, "Form.TooLong", MaxPlaces * MaxPlaceLength);
        if (Everywhere == "yes")
            return new Area { Technologies = area.Technologies };
        if (area.Postcodes.Count == 0 && area.Places.Count == 0)
            AddError("postcodes", "Status.Desk.AreaMissing");
        return area;
    }

    private DateTimeOffset? Moment(string field, string? typed, bool isNeeded)
    {
        if (string.IsNullOrWhiteSpace(typed) && !isNeeded)
            return null;
        if (ReadTime(field, typed, time.Zone) is not { } at)
            return null;
        if (at > Now.AddYears(-1) && at < Now.AddYears(1))
            return at;
        AddError(field, "Status.Desk.TimeFar");
        return null;
    }

    private LocalizedText Written(Dictionary<string, string> typed, string kind, string? ready, IReadOnlyList<string> known)
    {
        var own = new LocalizedText(typed.Where(t => t.Value != "").ToDictionary());
        return known.Contains(ready)
            ? own.Or(
                new LocalizedText(
                    Site.Language.Codes.ToDictionary(c => c, c => all.In(Site.Language.FromCode(c), $"Status.Ready.{kind}.{ready}"))
                )
            )
            : own;
    }

    private string Trimmed(string field, int longest)
    {
        var text = $"{Request.Form[field]}".ReplaceLineEndings("\n").Trim();
        if (text.Length > longest)
            AddError(field, "Form.TooLong", longest);
        else if (text.Any(c => char.IsControl(c) && c != '\n') || text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar))
            AddError(field, "Form.Characters");
        return text;
    }

    private static List<string> Parts(string? typed) =>
        [
            .. (typed ?? "")
                .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(p => !p.Any(char.IsControl))
                .Distinct(),
        ];
}
