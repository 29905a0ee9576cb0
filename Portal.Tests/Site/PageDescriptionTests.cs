using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;

namespace Portal.Tests.Site;

/// <summary>What the program says of its pages when it starts: by it requests find their handlers and forms their properties.</summary>
public sealed class PageDescriptionTests(SharedPortal portal)
{
    [Fact]
    public async Task Handlers_answer_GET_or_POST_and_nothing_else_is_taken_for_one()
    {
        var handlers = (await PagesAsync()).SelectMany(p => p.HandlerMethods).ToList();
        Assert.InRange(handlers.Count, 100, 1000);
        Assert.All(
            handlers,
            h =>
                Assert.True(
                    HttpMethods.IsGet(h.HttpMethod) || HttpMethods.IsPost(h.HttpMethod),
                    $"{h.MethodInfo.DeclaringType} {h.MethodInfo.Name}"
                )
        );
    }

    [Fact]
    public async Task Every_property_that_says_where_it_is_filled_from_is_bound_and_no_other()
    {
        var pages = await PagesAsync();
        var bound = pages
            .SelectMany(p => p.BoundProperties.Select(b => $"{p.ViewEnginePath} {b.Name}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var said = pages
            .SelectMany(p =>
                p.HandlerTypeInfo.GetProperties()
                    .Where(q => q.GetCustomAttributes(inherit: true).Any(a => a is IBindingSourceMetadata or IModelNameProvider))
                    .Select(q => $"{p.ViewEnginePath} {q.Name}")
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(said);
        Assert.Equal(said, bound);
    }

    private async Task<IReadOnlyList<CompiledPageActionDescriptor>> PagesAsync() =>
        [
            .. (await portal.ProgramAsync())
                .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<CompiledPageActionDescriptor>(),
        ];
}
