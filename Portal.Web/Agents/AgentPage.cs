using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>A page of the help desk: who works there, and times as they are written there.</summary>
public abstract class AgentPage(ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts) : FormPage(texts)
{
    public Me Me => HttpContext.Me()!;

    public AgentPermissions Rights => AgentPermissions.For(Me);

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>On the provider's clocks: "22 Nov 2026, 14:05".</summary>
    public string Exact(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, levels.Zone).ToString("d MMM yyyy, HH:mm", Language.Culture);

    /// <summary>"in 40 min", "3 h ago", "now".</summary>
    public string Relative(DateTimeOffset at) =>
        (at - Now).Duration() < TimeSpan.FromMinutes(1)
            ? Texts["Agents.Now"]
            : Texts[at >= Now ? "Agents.In" : "Agents.Ago", Length((at - Now).Duration())];

    /// <summary>"40 min", "3 h", "12 d".</summary>
    public string Length(TimeSpan time) =>
        time switch
        {
            { TotalMinutes: < 90 } => Texts["Agents.Minutes", (int)time.TotalMinutes],
            { TotalHours: < 48 } => Texts["Agents.Hours", (int)Math.Round(time.TotalHours)],
            _ => Texts["Agents.Days", (int)Math.Round(time.TotalDays)],
        };

    /// <summary>How pressing a time is, for its mark; the words beside it say the same.</summary>
    public string Urgency(DateTimeOffset due) =>
        due < Now ? "over"
        : due - Now < TimeSpan.FromHours(1) ? "soon"
        : "";

    protected string ZoneName => levels.Zone.Id;

    protected TimeZoneInfo ServiceZone => levels.Zone;

    protected DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, levels.Zone).DateTime;

    /// <summary>Words of several lines as they were typed; the empty text and an error when they cannot be used.</summary>
    protected string Lines(string field, string? typed, int longest, string missing)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        if (text == "")
            AddError(field, missing);
        else if (text.Length > longest)
            AddError(field, "Form.TooLong", longest);
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) || text.EnumerateRunes().Any(r => r == Rune.ReplacementChar))
            AddError(field, "Form.Characters");
        return Errors.ContainsKey(field) ? "" : text;
    }

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Metadata.OwnSearch = true; // the desk looks for tickets, not for help
        Metadata.Script = "js/desk.js";
        return base.OnPageHandlerExecutionAsync(context, next);
    }
}
