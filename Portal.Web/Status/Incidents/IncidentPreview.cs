namespace Portal.Web.Status.Incidents;

/// <summary>What customers would read, before it is published. Only its button publishes.</summary>
/// <param name="Edit">What the form says; without a title and an area where it is said of several incidents.</param>
/// <param name="Reach">How many it reaches.</param>
/// <param name="Action">Where the form is sent.</param>
public sealed record IncidentPreview(IncidentEdit Edit, IncidentReach Reach, string Action)
{
    /// <summary>The reference a new incident will have; null for one that is there already.</summary>
    public string? Reference { get; init; }

    /// <summary>Without words nobody is written to.</summary>
    public bool IsMailed => !Edit.Text.IsEmpty && Edit.State != IncidentState.Closed;

    /// <summary>What was typed, which the preview carries along.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Typed(IFormCollection form) =>
        from field in form
        where field.Key is not ("act" or "reference" or "form-token")
        from value in field.Value
        select KeyValuePair.Create(field.Key, value ?? "");
}
