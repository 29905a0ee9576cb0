using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Status.Incidents;

/// <summary>
/// What a supervisor fills in about an incident. Texts may be written in any of the six languages, or taken ready in all of them.
/// </summary>
public sealed record IncidentInput
{
    /// <summary>What the button asked for: only that of the preview publishes, and only there one goes back to the form.</summary>
    public string? Act { get; set; }

    public bool IsPublishing => Act == "publish";

    public bool IsGoingBack => Act == "edit";

    public string? State { get; set; }

    public string? Cause { get; set; }

    public string? CannedTitle { get; set; }

    public string? CannedText { get; set; }

    public string? Postcodes { get; set; }

    public string? Places { get; set; }

    public string? Nodes { get; set; }

    public string[] Technologies { get; set; } = [];

    public string? Everywhere { get; set; }

    public string? Starts { get; set; }

    public string? Ends { get; set; }

    public string? Next { get; set; }

    /// <summary>By language.</summary>
    [BindNever]
    public Dictionary<string, string> Titles { get; } = [];

    /// <summary>By language.</summary>
    [BindNever]
    public Dictionary<string, string> Texts { get; } = [];
}
