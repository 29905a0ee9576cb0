using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Status.Incidents;

/// <summary>Reads the form about an incident, with errors where it cannot be used.</summary>
public sealed class IncidentFormReader(LocalTime time, Texts all, TimeProvider clock)
{
    private const int MaxTitleLength = 120;
    private const int MaxTextLength = 2000;
    private const int MaxPlaces = 60;
    private const int MaxPlaceLength = 60;

    private static readonly char[] Between = [',', ';', '\n', '\r'];

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A time as a field of the form holds it.</summary>
    public string FieldOf(DateTimeOffset at) => time.ToField(at);

    /// <summary>What was typed in each language, so that it is still there whatever the answer is.</summary>
    public static void ReadTexts(PortalPage page, IncidentInput input)
    {
        foreach (var code in Language.Codes)
        {
            input.Titles[code] = Trimmed(page, $"title-{code}", MaxTitleLength);
            input.Texts[code] = Trimmed(page, $"text-{code}", MaxTextLength);
        }
    }

    /// <summary>Everything that stands on the form.</summary>
    /// <param name="form">As it was sent, its texts read.</param>
    /// <param name="begun">When it began, where the form does not say.</param>
    /// <param name="needsText">Whether a state has to be explained: nobody is notified of a change without a text.</param>
    public IncidentEdit Read(IncidentForm form, DateTimeOffset begun, Func<IncidentState, bool>? needsText = null)
    {
        var (page, input) = (form.Page, form.Input);
        var title = Written(input.Titles, "Title", input.CannedTitle, IncidentForm.CannedTitles);
        if (title.IsEmpty)
            page.AddError($"title-{page.Language}", "Status.Incidents.TitleMissing");
        var (state, text) = ReadText(form, needsText);
        var starts = form.IsPlanned ? Moment(page, "starts", input.Starts) : null;
        var ends = form.IsPlanned ? Moment(page, "ends", input.Ends) : null;
        if (starts is not null && ends <= starts)
            page.AddError("ends", "Status.Incidents.EndsBefore");
        var next = ReadNext(form, state);
        return new IncidentEdit
        {
            State = state,
            Cause = Enum.GetValues<Cause>().FirstOrDefault(c => c.Name() == input.Cause),
            Area = ReadArea(page, input),
            Title = title,
            Text = text,
            StartsAt = starts ?? begun,
            EndsAt = ends,
            NextUpdateAt = state == IncidentState.Scheduled ? starts : next,
        };
    }

    /// <summary>The state that was chosen, and what is said with it.</summary>
    public (IncidentState State, LocalizedText Text) ReadText(IncidentForm form, Func<IncidentState, bool>? needsText = null)
    {
        var (page, input) = (form.Page, form.Input);
        var state = form.States.FirstOrDefault(s => s.Name() == input.State, form.States[0]);
        var text = Written(input.Texts, "Text", input.CannedText, IncidentForm.CannedTexts);
        if (needsText?.Invoke(state) != false && text.IsEmpty)
            page.AddError($"text-{page.Language}", "Status.Incidents.TextMissing");
        return (state, text);
    }

    /// <summary>By when customers hear more; null where the state promises nothing.</summary>
    public DateTimeOffset? ReadNext(IncidentForm form, IncidentState state)
    {
        var isOpen = state is not (IncidentState.Resolved or IncidentState.Closed or IncidentState.Scheduled);
        var next = isOpen ? Moment(form.Page, "next", form.Input.Next) : null;
        if (next <= Now)
            form.Page.AddError("next", "Status.Incidents.NextPast");
        return next;
    }

    /// <summary>The form as an incident stands.</summary>
    public IncidentInput Fill(Incident incident)
    {
        var input = new IncidentInput
        {
            State = incident.State.Name(),
            Cause = incident.Cause.Name(),
            Postcodes = string.Join(", ", incident.Area.Postcodes),
            Places = string.Join(", ", incident.Area.Places),
            Nodes = string.Join(", ", incident.Area.Nodes),
            Technologies = [.. incident.Area.Technologies.Select(t => t.Name())],
            Everywhere = incident.Area.IsEverywhere && incident.PublishedAt is not null ? "yes" : null,
            Starts = time.ToField(incident.StartsAt),
            Ends = incident.EndsAt is { } ends ? time.ToField(ends) : null,
            Next = time.ToField(Now.AddHours(1)),
        };
        foreach (var (code, text) in incident.Title.ByLanguage)
            input.Titles[code] = text;
        return input;
    }

    private static Area ReadArea(PortalPage page, IncidentInput input)
    {
        var postcodes = Parts(input.Postcodes).Select(p => (Typed: p, Read: Postcode.ReadBeginning(p))).ToList();
        if (postcodes.FirstOrDefault(p => p.Read is null) is { Typed: { } wrong })
            page.AddError("postcodes", "Status.Incidents.PostcodeShape", wrong, Postcode.MaxBeginningLength);
        var area = new Area
        {
            Postcodes = [.. postcodes.Select(p => p.Read).OfType<string>().Distinct()],
            Places = Parts(input.Places),
            Nodes = Parts(input.Nodes),
            Technologies = [.. Status.IndexModel.Technologies.Where(t => input.Technologies.Contains(t.Name()))],
        };
        foreach (var (field, list) in new[] { ("postcodes", area.Postcodes), ("places", area.Places), ("nodes", area.Nodes) })
            if (list.Count > MaxPlaces || list.Any(p => p.Length > MaxPlaceLength))
                page.AddError(field, "Form.TooLong", MaxPlaces * MaxPlaceLength);
        if (input.Everywhere == "yes")
            return new Area { Technologies = area.Technologies };
        if (area.Postcodes.Count == 0 && area.Places.Count == 0)
            page.AddError("postcodes", "Status.Incidents.AreaMissing");
        return area;
    }

    private DateTimeOffset? Moment(PortalPage page, string field, string? typed)
    {
        if (page.ReadTime(field, typed, time.Zone) is not { } at)
            return null;
        if (at > Now.AddYears(-1) && at < Now.AddYears(1))
            return at;
        page.AddError(field, "Status.Incidents.TimeFar");
        return null;
    }

    private LocalizedText Written(Dictionary<string, string> typed, string kind, string? ready, IReadOnlyList<string> known)
    {
        var own = new LocalizedText(typed.Where(t => t.Value != "").ToDictionary());
        return known.Contains(ready)
            ? own.Or(
                new LocalizedText(Language.Codes.ToDictionary(c => c, c => all.In(Language.FromCode(c), $"Status.Canned.{kind}.{ready}")))
            )
            : own;
    }

    private static string Trimmed(PortalPage page, string field, int longest)
    {
        var text = $"{page.Request.Form[field]}".ReplaceLineEndings("\n").Trim();
        if (text != "" && new LinesAttribute(longest).FaultOf(text) is { } fault)
            page.AddError(field, fault.Key, fault.Values);
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
