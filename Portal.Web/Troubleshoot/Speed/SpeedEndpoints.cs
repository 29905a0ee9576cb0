using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>
/// What the script of the speed test asks for. None of it reads a cookie or the database. The limits of pages do not count it, and it takes
/// nothing from them: it has places of its own.
/// </summary>
internal static class SpeedEndpoints
{
    /// <summary>The header by which a browser is told whether it came over IPv4 or IPv6.</summary>
    public const string IpVersion = "Speed-Ip-Version";

    /// <summary>The header that says that the portal, and not the line, holds the tests up.</summary>
    public const string Limited = "Speed-Limited";

    public static void Map(IEndpointRouteBuilder app)
    {
        var speed = app.MapGroup("/{language:language}/speed").DisableRateLimiting().AddEndpointFilter(GuardAsync);
        speed.MapGet("/ping", Ping).WithName("SpeedPing");
        speed
            .MapGet(
                "/down",
                (HttpContext context, SpeedTransfers transfers, long? bytes) => transfers.SendAsync(context, bytes ?? long.MaxValue)
            )
            .WithName("SpeedDown");
        // The body is not looked at before it is read: a form would be taken in as a whole.
        speed
            .MapPost("/up", (HttpContext context, SpeedTransfers transfers) => transfers.ReceiveAsync(context))
            .WithName("SpeedUp")
            .WithMetadata(new IgnoreAntiforgeryTokenAttribute());
    }

    /// <summary>4 or 6: how the connection reached the portal, or the proxy that says so; null when it cannot be told.</summary>
    public static int? IpVersionOf(HttpContext context) =>
        context.Connection.RemoteIpAddress switch
        {
            null => null,
            { IsIPv4MappedToIPv6: true } or { AddressFamily: AddressFamily.InterNetwork } => 4,
            _ => 6,
        };

    private static void Ping(HttpContext context, TransferPacer pacer)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (IpVersionOf(context) is { } version)
            context.Response.Headers[IpVersion] = version == 4 ? "4" : "6";
        if (pacer.IsLimiting)
            context.Response.Headers[Limited] = "1";
    }

    // Nothing on the way may keep or change it: a copy from nearby would measure nothing.
    private static ValueTask<object?> GuardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.CacheControl = "no-store, no-transform";
        if (!context.Request.ComesFromHere())
            SpeedTransfers.Refuse(context, StatusCodes.Status403Forbidden);
        else if (!context.RequestServices.GetRequiredService<TestAdmission>().Admits(context))
            SpeedTransfers.RefuseForNow(context);
        else
            return next(invocation);
        return ValueTask.FromResult<object?>(Results.Empty);
    }
}
