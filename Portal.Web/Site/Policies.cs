namespace Portal.Web.Site;

/// <summary>Who may come in, by the names of the people. A slice closes its folder with one of these; what they ask for is decided in Identity.</summary>
public static class Policies
{
    public const string Editors = "Editors";
}
