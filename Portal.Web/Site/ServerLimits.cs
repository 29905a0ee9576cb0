using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Web.Site;

/// <summary>How much one connection may send and how long it may take. Pages that need more (attachments) say so themselves.</summary>
internal static class ServerLimits
{
    private const int MaxBodySize = 2 * 1024 * 1024;

    /// <summary>What to answer when a form could not be read: it was too large, or damaged.</summary>
    public static int StatusOfUnreadable(HttpRequest request) =>
        request.ContentLength > MaxBodySize ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodySize;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        kestrel.Limits.MaxConcurrentConnections = 10_000;
    }
}
