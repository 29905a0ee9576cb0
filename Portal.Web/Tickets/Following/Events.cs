using System.Data.Common;
using System.Globalization;
using Portal.Web.Identity;

namespace Portal.Web.Tickets.Following;

/// <summary>
/// Tells an open page that there is something new (server-sent events of the HTML standard). The page then asks for itself again, so nothing is told here that it may not show. What is new is looked for
/// in the database, where every node and every desk writes; that costs one step in an index.
/// </summary>
internal sealed class Events(TicketAccess access, Timeline timeline, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const int Most = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(20);

    // The script asks again only when somebody touches the page: a page that was left open must not keep a session alive.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private int open;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/{language:language}/tickets/{reference}/events", (HttpContext context, string reference, Events events) => events.TellAsync(context, reference));

    private async Task TellAsync(HttpContext context, string reference)
    {
        var response = context.Response;
        if (await access.FindAsync(context, reference, context.RequestAborted) is not { } ticket)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref open) > Most) response.StatusCode = StatusCodes.Status204NoContent; // which tells a browser not to try again
            else await StreamAsync(context, ticket);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task StreamAsync(HttpContext context, Ticket ticket)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var (response, ct) = (context.Response, stop.Token);
        (response.ContentType, response.Headers.CacheControl, response.Headers["X-Accel-Buffering"]) = ("text/event-stream", "no-store", "no");
        var seen = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var (until, breath) = (Until(context.Me()), clock.GetUtcNow() + Breath);
        try
        {
            await response.WriteAsync(": open\n\n", ct);
            await response.Body.FlushAsync(ct);
            while (clock.GetUtcNow() < until)
            {
                if (await timeline.NewestAsync(ticket.Id, ct) is var newest && newest > seen) await SayAsync(response, $"event: news\ndata: {seen = newest}\n\n", ct);
                else if (clock.GetUtcNow() >= breath) await SayAsync(response, ":\n\n", ct);
                else
                {
                    await Task.Delay(Every, clock, ct);
                    continue;
                }

                breath = clock.GetUtcNow() + Breath;
            }

            await SayAsync(response, "event: over\ndata:\n\n", ct);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or DbException)
        {
            // The reader has gone, or the database has: the page is as good without news, and asks again when it is touched.
        }
    }

    private DateTimeOffset Until(Me? me) => clock.GetUtcNow() + Longest is var longest && me?.EndsAt is { } ends && ends < longest ? ends : longest;

    private static async Task SayAsync(HttpResponse response, string text, CancellationToken ct)
    {
        await response.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
