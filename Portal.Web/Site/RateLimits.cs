using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Web.Site.Forms;

namespace Portal.Web.Site;

/// <summary>
/// Keeps one person or browser from using up what all share. Rendered pages, forms and what scripts ask for are counted apart: for each
/// person who is signed in, for each browser, and for the networks of those who are not signed in. Behind one address there may be many, so
/// a network may do much more than a browser.
/// </summary>
internal static class RateLimits
{
    private const int BrowsersOfNetwork = 20; // as busy as one may be
    private const int NetworksWithin = 10; // the same, of the /64s of a /48
    private const uint MaxBrowsers = 1024; // made-up cookies cost this much memory and no more

    private static readonly RateLimitPartition<string> Free = RateLimitPartition.GetNoLimiter("");

    private enum Kind
    {
        Pages,
        Forms,
        Scripts,
    }

    // The narrowest first: whoever is refused as a browser has not used up anything of their network.
    public static IServiceCollection AddRateLimits(this IServiceCollection services, LimitOptions limits) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
                if (HttpMethods.IsPost(context.HttpContext.Request.Method))
                    context.HttpContext.Features.Set(new RateLimitedForm(wait));
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => ForOne(context, limits)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => ForNetwork(context, limits, 0, BrowsersOfNetwork)),
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    ForNetwork(context, limits, 2, BrowsersOfNetwork * NetworksWithin)
                )
            );
        });

    private static RateLimitPartition<string> ForOne(HttpContext context, LimitOptions limits)
    {
        if (IsError(context))
            return Free;
        var kind = KindOf(context);
        return Window($"{kind} {PersonOf(context) ?? BrowserOf(context)}", PermitsOf(kind, limits));
    }

    private static RateLimitPartition<string> ForNetwork(HttpContext context, LimitOptions limits, int size, int times)
    {
        if (IsError(context) || PersonOf(context) is not null || ClientNetwork.Around(context) is not { } around || around.Count <= size)
            return Free;
        var kind = KindOf(context);
        return Window($"{kind} {around[size].Name}", Math.Min((long)PermitsOf(kind, limits) * times, int.MaxValue));
    }

    private static bool IsError(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    // A form that was refused is shown again, which is a page.
    private static Kind KindOf(HttpContext context) =>
        context.Features.Get<RateLimitedForm>() is not null ? Kind.Pages
        : context.GetEndpoint()?.Metadata.GetMetadata<ScriptRequestAttribute>() is not null ? Kind.Scripts
        : HttpMethods.IsPost(context.Request.Method) ? Kind.Forms
        : Kind.Pages;

    private static int PermitsOf(Kind kind, LimitOptions limits) =>
        kind switch
        {
            Kind.Forms => limits.FormsPerMinute,
            Kind.Scripts => limits.ScriptRequestsPerMinute,
            _ => limits.RequestsPerMinute,
        };

    private static string? PersonOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private static string BrowserOf(HttpContext context)
    {
        var network = ClientNetwork.NameOf(context);
        return BrowserCookie.Read(context) is { } cookie
            ? $"{network} {(uint)cookie.GetHashCode(StringComparison.Ordinal) % MaxBrowsers}"
            : network + " none";
    }

    private static RateLimitPartition<string> Window(string who, long permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = (int)permits,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            }
        );
}
