namespace Portal.Web.Site;

/// <summary>
/// Who may come in, by the names of the people. A slice closes its folder with one of these; what they ask for is decided in Identity.
/// </summary>
public static class Policies
{
    /// <summary>Everybody who is signed in.</summary>
    public const string Customers = "Customers";

    public const string Editors = "Editors";

    /// <summary>The help desk: all three levels and their supervisors.</summary>
    public const string Agents = "Agents";

    public const string Supervisors = "Supervisors";

    public const string Administrators = "Administrators";
}
