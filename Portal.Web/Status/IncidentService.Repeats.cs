using Portal.Web.Data;

namespace Portal.Web.Status;

public sealed partial class IncidentService
{
    private const string Latest = "select id, actor from incident_update where incident_id = @Id order by number desc limit 1";
    private const string LatestTexts = "select language, text from incident_update_text where update_id = @Id";
    private const string PresentTitle = "select language, title text from incident_text where incident_id = @Id";

    // True when the incident stands exactly as this person would leave it: nothing they wrote can be lost then.
    private static async Task<bool> IsRepeatAsync(UnitOfWork work, string actor, Incident now, IncidentEdit said)
    {
        if ((now.State, now.Cause, now.StartsAt, now.EndsAt) != (said.State, said.Cause, said.StartsAt, said.EndsAt))
            return false;
        if (now.ResolvedAt is null && now.ClosedAt is null && now.NextUpdateAt != said.NextUpdateAt)
            return false;
        if (await work.SingleAsync<UpdateRow>(Latest, new { now.Id }) is not { } update || update.Actor != actor)
            return false;
        var places = (await work.ListAsync<AreaRow>(Places, new { id = now.Id })).Select(p => (p.Kind, p.Value));
        return places.ToHashSet().SetEquals(said.Area.Rows())
            && IsSame(await work.ListAsync<TextRow>(LatestTexts, new { update.Id }), said.Text)
            && IsSame(await work.ListAsync<TextRow>(PresentTitle, new { now.Id }), said.Title);
    }

    private static bool IsSame(IReadOnlyList<TextRow> kept, LocalizedText said) =>
        kept.Select(t => (t.Language, t.Text)).ToHashSet().SetEquals(said.ByLanguage.Select(t => (t.Key, t.Value)));

    private sealed record UpdateRow
    {
        public required long Id { get; init; }

        public required string Actor { get; init; }
    }

    private sealed record TextRow
    {
        public required string Language { get; init; }

        public required string Text { get; init; }
    }
}
