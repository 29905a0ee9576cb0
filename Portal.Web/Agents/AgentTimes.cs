using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Times as they are written at the help desk, on the provider's clocks.</summary>
public sealed class AgentTimes(ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts)
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public TimeZoneInfo Zone => levels.Zone;

    /// <summary>"22 Nov 2026, 14:05".</summary>
    public string Exact(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>"in 40 min", "3 h ago", "now", "just now".</summary>
    public string Relative(DateTimeOffset at) =>
        (at - Now) switch
        {
            { TotalMinutes: > -1 and < 0 } => texts["Agents.JustNow"],
            { TotalMinutes: >= 0 and < 1 } => texts["Agents.Now"],
            { TotalMinutes: < 0 } past => texts["Agents.Ago", Length(past.Duration())],
            var ahead => texts["Agents.In", Length(ahead)],
        };

    /// <summary>"40 min", "3 h", "12 d".</summary>
    public string Length(TimeSpan time) =>
        time switch
        {
            { TotalMinutes: < 90 } => texts["Agents.Minutes", (int)time.TotalMinutes],
            { TotalHours: < 48 } => texts["Agents.Hours", (int)Math.Round(time.TotalHours)],
            _ => texts["Agents.Days", (int)Math.Round(time.TotalDays)],
        };

    /// <summary>How pressing a time is, for its mark; the words beside it say the same.</summary>
    public string Urgency(DateTimeOffset due) =>
        due < Now ? "over"
        : due - Now < TimeSpan.FromHours(1) ? "soon"
        : "";

    /// <summary>A time as a field for it holds it.</summary>
    public string Field(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
