using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>A page with a form.</summary>
public abstract class FormPage(IStringLocalizer<Text> texts) : PortalPage
{
    public IReadOnlyDictionary<string, string> Errors => this.Errors().ToDictionary(e => e.Field, e => e.Message);

    public bool IsValid => ModelState.IsValid;

    public bool IsRestored => Form.IsRestored;

    protected new IStringLocalizer<Text> Texts => texts;

    public override Task<IActionResult> ShowAsync(CancellationToken ct) => StaleAsync();

    protected virtual Task<IActionResult> StaleAsync() => Task.FromResult<IActionResult>(Page());

    public IReadOnlyDictionary<string, string> AmbiguousTimes => Form.AmbiguousTimes;

    protected DateTimeOffset? ReadTime(string field, string? typed, TimeZoneInfo zone)
    {
        var which = $"{Request.Form[$"{field}-hour"]}";
        var (at, wrong) = LocalTime.Read(typed, zone, which);
        if (wrong == LocalTime.Twice || which is "first" or "second")
            Form.AmbiguousTimes[field] = which;
        if (wrong is not null)
            AddError(field, wrong);
        return at;
    }

    protected string Line(string field, string? typed, int longest, string missing)
    {
        var line = typed?.Trim() ?? "";
        if (line == "")
            AddError(field, missing);
        else if (!TextRules.IsLine(line))
            AddError(field, "Form.Characters");
        else if (line.Length > longest)
            AddError(field, "Form.TooLong", longest);
        return this.ErrorOf(field) is null ? line : "";
    }

    protected string Mailbox(string field, string? typed)
    {
        var line = Line(field, typed, 254, "Form.EmailMissing");
        var address = EmailAddress.Canonical(line);
        if (line == "" || EmailFormat.IsValid(address))
            return address;
        AddError(field, "Form.EmailShape");
        return "";
    }

    protected PageResult Invalid(int status = StatusCodes.Status422UnprocessableEntity)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    protected PageResult ServiceUnavailable()
    {
        this.SayUnavailable();
        return Invalid(StatusCodes.Status503ServiceUnavailable);
    }
}
