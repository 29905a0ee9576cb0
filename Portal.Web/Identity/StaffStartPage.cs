using Portal.Web.Site.Links;

namespace Portal.Web.Identity;

/// <summary>Where staff begin their work: the page their roles are there for. Everybody else begins with their account.</summary>
/// <param name="Name">The key of what it is called.</param>
/// <param name="Address">Where it stands.</param>
public sealed record StaffStartPage(string Name, Func<PageLinks, string> Address)
{
    public static readonly StaffStartPage Agents = new("Agents.Title", links => links.Agents.Queue);
    public static readonly StaffStartPage Editors = new("Insights.Title", links => links.Help.SearchStatistics);
    public static readonly StaffStartPage People = new("People.Title", links => links.People.Index);
    public static readonly StaffStartPage Account = new("Site.Account", links => links.Account.Index);

    public static StaffStartPage For(IEnumerable<string> roles)
    {
        var held = roles.ToHashSet();
        return held.Overlaps([.. Roles.Agents, Roles.Supervisor]) ? Agents
            : held.Contains(Roles.Editor) ? Editors
            : held.Contains(Roles.Administrator) ? People
            : Account;
    }
}
