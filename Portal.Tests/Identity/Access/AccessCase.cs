using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Identity.Access;

/// <summary>One way into the program: a method, an address and, for pages, which of their handlers.</summary>
internal sealed partial record AccessCase(string Method, string Route, EndpointMetadataCollection Metadata)
{
    // The framework takes an override of OnPageHandlerExecuting for a handler of the method "PAGE", which the site refuses.
    public const string Hook = "Page";

    // What stands in the addresses that are tried; whatever is not named here is "1".
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["language"] = "de",
        ["slug"] = "kontakt",
        ["status"] = "404",
        ["key"] = "AAAAAAAAAAAAAA",
        ["document"] = "imprint",
        ["client"] = "television",
    };

    /// <summary>As the table names it, without the constraints of its parts: "POST /{language}/sign-in?handler=as".</summary>
    public string Name => $"{Method} {Route}";

    public bool Reads => Method is "GET" or "ANY";

    public bool Writes => Method is not "GET";

    /// <summary>An address that leads here.</summary>
    public string Address => Part().Replace(Route, p => Samples.GetValueOrDefault(p.Groups[1].Value, "1"));

    /// <summary>Every door of the running program. Files that lie in wwwroot are for everybody and are not listed.</summary>
    public static async Task<IReadOnlyList<AccessCase>> AllAsync(IServiceProvider services)
    {
        var pages = services.GetRequiredService<PageLoader>();
        var doors = new List<AccessCase>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "");
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                doors.AddRange(Of(await pages.LoadAsync(page, endpoint.Metadata), endpoint.Metadata, route));
            else
                doors.AddRange(
                    (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                        .Where(m => m != "HEAD")
                        .Select(m => new AccessCase(m, route, endpoint.Metadata))
                );
        }

        return [.. doors.DistinctBy(d => d.Name).OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method)];
    }

    /// <summary>What the program decides for this visitor, by the policies that stand at the door.</summary>
    public async Task<bool> OpensAsync(IServiceProvider services, Visitor visitor)
    {
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        if (Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        var policy = await AuthorizationPolicy.CombineAsync(
            policies,
            Metadata.GetOrderedMetadata<IAuthorizeData>(),
            Metadata.GetOrderedMetadata<AuthorizationPolicy>()
        );
        return policy is null
            || (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(visitor.Principal, null, policy)).Succeeded;
    }

    // What folders and classes ask for is only known once the page is compiled.
    private static IEnumerable<AccessCase> Of(CompiledPageActionDescriptor page, EndpointMetadataCollection metadata, string route) =>
        from handler in page.HandlerMethods
        where handler.HttpMethod is not ("Head" or Hook)
        select new AccessCase(
            handler.HttpMethod.ToUpperInvariant(),
            route + (handler.Name is { } name ? $"?handler={name.ToLowerInvariant()}" : ""),
            new([.. metadata, .. page.EndpointMetadata ?? []])
        );

    [GeneratedRegex(@"(?<=\{\**\w+)(:[^}]*|=[^}]*|\?)(?=\})")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\**(\w+)\}")]
    private static partial Regex Part();
}
