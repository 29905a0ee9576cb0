using System.Data.Common;
using System.Globalization;
using Portal.Web.Identity;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// Tells an open page that there is something new (server-sent events of the HTML standard). The page then asks for itself again, so
/// nothing is sent here that it may not show. A stream ends with the session it was opened in.
/// </summary>
internal sealed class TicketEventStream(
    TicketAccess access,
    Timeline timeline,
    StreamSlots places,
    StreamMonitor watch,
    SessionService sessions,
    TimeProvider clock,
    IHostApplicationLifetime lifetime
)
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(20);

    // The script asks again only when somebody touches the page: a page that was left open must not keep a session alive.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(
                "/{language:language}/tickets/{reference}/events",
                (HttpContext context, string reference, TicketEventStream events) => events.TellAsync(context, reference)
            )
            .WithName("Tickets.Events");

    private async Task TellAsync(HttpContext context, string reference)
    {
        var response = context.Response;
        if (await access.FindAsync(context, reference, context.RequestAborted) is not { } ticket)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var place = places.Take(context);
        if (place is null)
            response.StatusCode = StatusCodes.Status204NoContent; // which tells a browser not to try again
        else
            await StreamAsync(context, ticket);
    }

    private async Task StreamAsync(HttpContext context, Ticket ticket)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var (response, ct, me) = (context.Response, stop.Token, context.Me());
        (response.ContentType, response.Headers.CacheControl, response.Headers["X-Accel-Buffering"]) = (
            "text/event-stream",
            "no-store",
            "no"
        );
        var seen = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? after
            : 0;
        var until = Until(me);
        using var stream = watch.Open(ticket.Id, me?.SessionId);
        try
        {
            await SayAsync(response, ": open\n\n", ct);
            while (clock.GetUtcNow() < until && !stream.IsOver && (me is null || await sessions.IsOpenAsync(me.SessionId, ct)))
            {
                if (await timeline.NewestAsync(ticket.Id, ct) is var newest && newest > seen)
                    await SayAsync(response, $"event: news\ndata: {seen = newest}\n\n", ct);
                else
                    await SayAsync(response, ":\n\n", ct);
                await stream.WaitAsync(Breath, ct);
            }

            await SayAsync(response, "event: over\ndata:\n\n", ct);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or DbException)
        {
            // The reader has gone, or the database has: the page is as good without news, and asks again when it is touched.
        }
    }

    private DateTimeOffset Until(Me? me) =>
        clock.GetUtcNow() + MaxDuration is var longest && me?.EndsAt is { } ends && ends < longest ? ends : longest;

    private static async Task SayAsync(HttpResponse response, string text, CancellationToken ct)
    {
        await response.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
