namespace Portal.Web.Identity;

/// <summary>Where staff begin their work: the page their roles are there for. Everybody else begins with their account.</summary>
public static class StaffStartPage
{
    public const string Desk = "desk";
    public const string Editors = "insights/searches";
    public const string People = "people";

    /// <summary>The key of its name.</summary>
    public static string NameOf(string place) =>
        place switch
        {
            Desk => "Agents.Title",
            Editors => "Insights.Title",
            People => "People.Title",
            _ => "Site.Account",
        };

    /// <summary>An address after the language.</summary>
    public static string For(IEnumerable<string> roles)
    {
        var held = roles.ToHashSet();
        return held.Overlaps([.. Roles.Agents, Roles.Supervisor]) ? Desk
            : held.Contains(Roles.Editor) ? Editors
            : held.Contains(Roles.Administrator) ? People
            : "account";
    }
}
