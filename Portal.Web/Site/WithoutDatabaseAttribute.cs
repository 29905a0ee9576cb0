namespace Portal.Web.Site;

/// <summary>
/// Marks a page that answers when the database cannot be reached: who is signed in is then somebody the page does not know.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutDatabaseAttribute : Attribute;
