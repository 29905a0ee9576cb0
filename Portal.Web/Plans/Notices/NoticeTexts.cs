using Portal.Web.Site;

namespace Portal.Web.Plans.Notices;

/// <summary>A line of a declaration.</summary>
/// <param name="Field">The field it was typed into.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What was typed or chosen.</param>
public sealed record NoticeRow(string Field, string Label, string Value);

/// <summary>A declaration line by line, the same on the page before sending, on the confirmation and in its mail.</summary>
public static class NoticeTexts
{
    public static IReadOnlyList<NoticeRow> Rows(this NoticeContent content, LocalizedTexts localized)
    {
        var rows = new List<NoticeRow>();
        var ends = content.Kind == NoticeKind.Terminate;
        if (ends)
            rows.Add(new("manner", localized["Leaving.Manner"], localized[$"Leaving.Manner.{content.Manner}"]));
        if (ends && content.Manner == NoticeManner.Extraordinary)
            rows.Add(new("reason", localized["Leaving.Reason"], content.Reason));
        rows.Add(new("name", localized["Leaving.Name"], content.Name));
        rows.Add(new("number", localized[$"Leaving.Number.{content.Kind}"], content.Number));
        if (ends)
            rows.Add(new("day", localized["Leaving.When"], content.WhenWanted(localized)));
        rows.Add(new("email", localized["Leaving.Email"], content.Email));
        return rows;
    }

    /// <summary>When it was received, to be read anywhere and years later: with the distance to UTC.</summary>
    public static string ReceivedIn(this ContractNotice notice, LocalizedTexts localized, LocalTime time) =>
        time.Moment(localized.Language, notice.ReceivedAt);

    private static string WhenWanted(this NoticeContent content, LocalizedTexts localized) =>
        content.WantedOn is { } day ? localized.Language.Write(day) : localized["Leaving.When.earliest"];
}
