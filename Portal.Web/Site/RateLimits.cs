using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Web.Site.Forms;

namespace Portal.Web.Site;

/// <summary>Keeps one address from using up what all share. Rendered pages and forms are counted apart.</summary>
internal static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, LimitOptions limits) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
            if (HttpMethods.IsPost(context.HttpContext.Request.Method)) context.HttpContext.Features.Set(new RefusedForm(wait));
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Kind, string Client)>(context =>
            context.Features.Get<IStatusCodeReExecuteFeature>() is not null ? RateLimitPartition.GetNoLimiter(("errors", ""))
            : HttpMethods.IsPost(context.Request.Method) && context.Features.Get<RefusedForm>() is null ? Window("forms", context, limits.FormsPerMinute)
            : Window("pages", context, limits.RequestsPerMinute));
    });

    /// <summary>An IPv6 customer owns a /64, so its addresses count as one.</summary>
    public static string ClientOf(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static RateLimitPartition<(string Kind, string Client)> Window(string kind, HttpContext context, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter((kind, ClientOf(context.Connection.RemoteIpAddress)), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
        });
}
