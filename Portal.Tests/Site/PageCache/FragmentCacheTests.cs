using System.Security.Claims;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Map;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Tests.Site.PageCache;

/// <summary>What is kept of a page for everybody holds nothing of the reader for whom it was rendered first.</summary>
public sealed class FragmentCacheTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    [Fact]
    public void Every_fragment_of_the_site_is_a_view_of_its_key()
    {
        var views = Repository.Below("Portal.Web/Site/Fragments/", ".cshtml");
        Assert.NotEmpty(views);
        Assert.All(
            views,
            view =>
            {
                Assert.Contains("@model SiteFragment\n", Repository.Text(view), StringComparison.Ordinal);
                // what all views are given: texts, facts of the provider, icons
                Assert.DoesNotContain("@inject", Repository.Text(view), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_part_of_a_page_is_rendered_as_for_nobody_whoever_asks_first()
    {
        using var scope = portal.Services.CreateScope();
        var (view, page) = Somebody(scope.ServiceProvider);
        var parts = scope.ServiceProvider.GetRequiredService<FragmentCache>();
        parts.Begin();
        page.Show();
        var html = Written(
            parts.ForPage(
                view,
                "test",
                page,
                _ => new HtmlString(
                    $"{view.HttpContext.User.Identity?.Name}{page.HttpContext.Request.Cookies["session"]}"
                        + $"{page.User.Identity?.Name}{page.Request.QueryString}|{page.Language}"
                )
            )
        );
        Assert.Equal("|ca", html);
        Assert.Equal("somebody", view.HttpContext.User.Identity!.Name); // the request is itself again
        Assert.Equal("somebody", page.User.Identity!.Name);
        Assert.Equal(html, Written(parts.ForPage(view, "test", page, _ => new HtmlString("rendered again"))));
    }

    [Fact]
    public void A_part_of_a_page_that_is_not_the_same_for_everybody_is_not_kept()
    {
        using var scope = portal.Services.CreateScope();
        var (view, page) = Somebody(scope.ServiceProvider);
        var parts = scope.ServiceProvider.GetRequiredService<FragmentCache>();
        parts.Begin();
        foreach (var turn in new[] { "one", "two" })
            Assert.Equal(turn, Written(parts.ForPage(view, "own", page, _ => new HtmlString(turn))));
    }

    [Fact]
    public async Task Who_is_signed_in_and_comes_first_leaves_nothing_of_themselves_for_the_next()
    {
        using var member = new HttpBrowser(portal.Address);
        await member.SignInAsAsync("Agent1");
        foreach (var address in new[] { "/pt/topics/wifi", "/pt/help/wi-fi-fraco", "/pt" })
            await member.OpenAsync(address);
        Assert.Contains(member.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/pt/account");
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/pt/topics/wifi?x");
        Assert.DoesNotContain(guest.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/pt/account");
        Assert.Contains(guest.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/pt/sign-in");
        Assert.Null(guest.Page.QuerySelector("[data-ends]"));
    }

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    private static (ViewContext View, Shown Page) Somebody(IServiceProvider services)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "somebody")], "test")),
        };
        (context.Request.Path, context.Request.QueryString, context.Request.Headers.Cookie) = (
            "/ca/test",
            new QueryString("?q=secret"),
            "session=secret"
        );
        var action = new ActionContext(context, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary());
        var temp = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context);
        return (
            new ViewContext(action, new NoView(), data, temp, TextWriter.Null, new HtmlHelperOptions()),
            new Shown { PageContext = new PageContext { HttpContext = context } }
        );
    }

    private sealed class Shown : PortalPage
    {
        public void Show() => Cache(["a tag"]);
    }

    private sealed class NoView : Microsoft.AspNetCore.Mvc.ViewEngines.IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }
}
