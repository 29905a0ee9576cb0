namespace Portal.Web.Site.Forms;

/// <summary>What was typed into a form that could not be taken before its sender signed in.</summary>
public interface ISavedForms
{
    /// <summary>The fields that were saved for this page and this reader, once; null when there are none.</summary>
    Task<IReadOnlyDictionary<string, string?[]>?> TakeAsync(HttpContext context);
}
