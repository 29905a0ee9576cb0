using Microsoft.AspNetCore.Components;

namespace Portal.Web.Site;

/// <summary>Addresses of static files with their fingerprint, so that browsers may keep them for ever.</summary>
public static class Assets
{
    public static string Asset(this HttpContext context, string path) =>
        "/" + (context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);
}
