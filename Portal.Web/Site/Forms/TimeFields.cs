namespace Portal.Web.Site.Forms;

/// <summary>Fields that hold a day and a time.</summary>
public static class TimeFields
{
    /// <summary>A time as a field holds it, on the clocks of a place; null and an error when these clocks do not show it once.</summary>
    public static DateTimeOffset? ReadTime(this PortalPage page, string field, string? typed, TimeZoneInfo zone)
    {
        var which = $"{page.Request.Form[$"{field}-hour"]}";
        var (at, wrong) = LocalTime.Read(typed, zone, which);
        if (wrong == LocalTime.Twice || which is "first" or "second")
            page.Form.AmbiguousTimes[field] = which;
        if (wrong is not null)
            page.AddError(field, wrong);
        return at;
    }
}
