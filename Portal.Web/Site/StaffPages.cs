using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Portal.Web.Site;

/// <summary>Marks the pages staff work with: they stand in a layout of their own, without the header and footer of customers.</summary>
public sealed class StaffPages
{
    private static readonly StaffPages Mark = new();

    private StaffPages() { }

    public static bool Has(IList<object> metadata) => metadata.Contains(Mark);

    internal static void Add(PageApplicationModel page) => page.EndpointMetadata.Add(Mark);
}

public static class StaffPagesExtensions
{
    /// <summary>Closes a folder with a policy and shows its pages as work of staff.</summary>
    public static PageConventionCollection StaffFolder(this PageConventionCollection pages, string folder, string policy)
    {
        pages.AddFolderApplicationModelConvention(folder, StaffPages.Add);
        return pages.AuthorizeFolder(folder, policy);
    }
}
