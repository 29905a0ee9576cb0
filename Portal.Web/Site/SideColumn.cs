using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Portal.Web.Site;

/// <summary>
/// What stands beside a page on a wide screen, instead of nothing. The last one named for a page is the one it gets.
/// </summary>
/// <param name="View">The view, which gets the page as its model; null for the ways to a person, the same beside every page.</param>
public sealed record SideColumn(string? View);

internal static class SideColumnConventions
{
    /// <summary>Names what stands beside every page of a folder.</summary>
    public static PageConventionCollection SideOfFolder(this PageConventionCollection pages, string folder, string? view = null)
    {
        pages.AddFolderApplicationModelConvention(folder, page => page.EndpointMetadata.Add(new SideColumn(view)));
        return pages;
    }

    /// <summary>Names what stands beside one page.</summary>
    public static PageConventionCollection SideOfPage(this PageConventionCollection pages, string page, string? view = null)
    {
        pages.AddPageApplicationModelConvention(page, model => model.EndpointMetadata.Add(new SideColumn(view)));
        return pages;
    }
}
