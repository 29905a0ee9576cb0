using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Site;

namespace Portal.Tests.Map;

/// <summary>What every page is made of: one class over the framework's, and one record for what its form holds.</summary>
public sealed class PageTests
{
    private static readonly List<Type> Pages =
    [
        .. typeof(PortalPage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract),
    ];

    [Fact]
    public void Between_a_page_and_the_frameworks_class_is_one_and_the_same()
    {
        Assert.InRange(Pages.Count, 80, 300);
        Assert.Empty(Pages.Where(p => p.BaseType != typeof(PortalPage)).Select(p => p.FullName));
        Assert.Equal(typeof(PageModel), typeof(PortalPage).BaseType);
    }

    // A few hold one word that is no form: which button was pressed, whose link it is.
    [Fact]
    public void What_is_typed_is_bound_to_a_record_and_not_property_by_property()
    {
        var wrong =
            from page in Pages
            let alone = page.GetProperties().Where(IsTyped).Select(p => p.Name).ToList()
            where alone.Count > 1
            select $"{page.FullName}: {string.Join(", ", alone)}";
        Assert.Empty(wrong);
    }

    private static bool IsTyped(System.Reflection.PropertyInfo property) =>
        property.GetCustomAttributes(inherit: true).OfType<BindPropertyAttribute>().Any(b => !b.SupportsGet)
        && (property.PropertyType == typeof(string) || property.PropertyType.IsValueType);
}
