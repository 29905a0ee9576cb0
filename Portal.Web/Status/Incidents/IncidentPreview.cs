namespace Portal.Web.Status.Incidents;

/// <summary>What customers would read, before it is published.</summary>
/// <param name="Edit">What the form says.</param>
/// <param name="Reach">How many it reaches.</param>
public sealed record IncidentPreview(IncidentEdit Edit, IncidentReach Reach)
{
    /// <summary>Without words nobody is written to.</summary>
    public bool IsMailed => !Edit.Words.IsEmpty && Edit.State != IncidentState.Closed;
}
