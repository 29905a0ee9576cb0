using System.Globalization;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Web.Tickets.New;

/// <summary>
/// The form of somebody to whom an outage that is said to be over is not over: filled in with what is known, and theirs to change.
/// </summary>
public sealed class OutagePersistsPrefill(Texts texts, LocalTime time, TimeProvider clock)
{
    public void Fill(TicketFormInput input, Incident incident, Language language)
    {
        var subject = texts["Tickets.Ask.StillSubject", incident.Title.For(language).Text].Value;
        input.Subject = subject.Length > TicketFormInput.MaxSubjectLength ? subject[..TicketFormInput.MaxSubjectLength] : subject;
        input.Topic = TopicOf(incident);
        input.Set("extent", TicketForms.Unknown);
        input.Set("since", SinceOf(incident.StartsAt));
        input.Text = texts["Tickets.Ask.StillText"].Value;
    }

    /// <summary>The line the incident touches, of those somebody has.</summary>
    public static Service? LineOf(Incident incident, IReadOnlyList<Service> lines) =>
        lines.FirstOrDefault(l => incident.Area.Covers(Postcode.Read(l.Address.Postcode), l.Node, l.Technology))
        ?? (lines is [var only] ? only : null);

    // Supervisors choose most titles from a list, and the list has the topics of the form.
    private string? TopicOf(Incident incident) =>
        TicketForms
            .TopicsOf(TicketType.Fault)
            .FirstOrDefault(topic =>
                incident.Title.ByLanguage.Any(t => texts.In(Language.FromCode(t.Key), $"Status.Canned.Title.{topic}") == t.Value)
            );

    private string SinceOf(DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        return now - at < TimeSpan.FromHours(1)
            ? "hour"
            : (DayOf(now) - DayOf(at)) switch
            {
                0 => "today",
                1 => "yesterday",
                _ => "earlier",
            };
    }

    private int DayOf(DateTimeOffset at) => DateOnly.Parse(time.ToField(at).AsSpan(0, 10), CultureInfo.InvariantCulture).DayNumber;
}
