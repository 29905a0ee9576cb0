using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>
/// The bytes of a speed test. They are made once, so that sending costs the same as sending a file, and what comes in is counted and
/// forgotten: no transfer ever holds more than a few portions.
/// </summary>
public sealed class SpeedTransfers(SpeedTestOptions options, TransferSlots slots, TransferPacer pacer, TimeProvider clock)
{
    /// <summary>What an upload may hold. Browsers send many, one after the other.</summary>
    public const int MaxUpload = 32 * 1024 * 1024;

    private const int Portion = 64 * 1024;
    private const int Prepared = 4 * 1024 * 1024;
    private const int SecondsWhenBusy = 60;

    // Random, so that nothing on the way can make less of them; longer than what gzip looks back.
    private readonly Lazy<byte[]> random = new(() => RandomNumberGenerator.GetBytes(Prepared));

    public async Task SendAsync(HttpContext context, long bytes)
    {
        using var place = Begin(context);
        if (place is null)
            return;
        using var time = new CancellationTokenSource(options.LongestTransfer, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, context.RequestAborted);
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would take it all in before the customer's line has carried it
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var left = Math.Clamp(bytes, 1, options.Megabytes * 1_000_000L);
        var at = Random.Shared.Next(Prepared / Portion) * Portion;
        try
        {
            while (left > 0)
            {
                var size = (int)Math.Min(Portion, left);
                await pacer.TakeAsync(size, end.Token);
                await context.Response.Body.WriteAsync(random.Value.AsMemory(at, size), end.Token);
                (left, at) = (left - size, (at + Portion) % Prepared);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort(); // what is still in buffers of the connection is not sent either
        }
    }

    public async Task ReceiveAsync(HttpContext context)
    {
        using var place = Begin(context);
        if (place is null)
            return;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxUpload;
        using var time = new CancellationTokenSource(options.LongestTransfer, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, context.RequestAborted);
        try
        {
            var received = await CountAsync(context, end.Token);
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(received.ToString(CultureInfo.InvariantCulture), end.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            Refuse(context, error.StatusCode);
        }
    }

    /// <summary>An answer without a page around it: these are for scripts, and come in crowds.</summary>
    public static void Refuse(HttpContext context, int status)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        context.Response.StatusCode = status;
    }

    /// <summary>There is no room now.</summary>
    public static void RefuseForNow(HttpContext context)
    {
        Refuse(context, StatusCodes.Status503ServiceUnavailable);
        context.Response.Headers.RetryAfter = SecondsWhenBusy.ToString(CultureInfo.InvariantCulture);
        if (!HttpMethods.IsGet(context.Request.Method))
            context.Response.Headers.Connection = "close"; // what it wanted to send is not read
    }

    private async Task<long> CountAsync(HttpContext context, CancellationToken ct)
    {
        var (body, received, taken) = (context.Request.BodyReader, 0L, 0L);
        while (true)
        {
            var part = await body.ReadAsync(ct);
            received += part.Buffer.Length;
            // What came in small pieces is paid for in portions: a wait for each would cost more than the bytes.
            if (received - taken >= Portion || part.IsCompleted)
            {
                await pacer.TakeAsync(received - taken, ct);
                taken = received;
            }

            body.AdvanceTo(part.Buffer.End);
            if (part.IsCompleted)
                return received;
        }
    }

    private IDisposable? Begin(HttpContext context)
    {
        if (slots.Take(context) is { } place)
            return place;
        RefuseForNow(context);
        return null;
    }
}
