namespace Portal.Web.Billing.Payments;

/// <summary>Where the payment provider says how payments stand. Who cannot sign is nobody.</summary>
internal static class NoticeEndpoint
{
    public const string Address = "/payments/notices";
    public const string SignatureHeader = "X-Payment-Signature";

    private const int MaxBytes = 16 * 1024;

    public static void Map(WebApplication app) => app.MapPost(Address, ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext context, PaymentNotices notices, CancellationToken ct)
    {
        if (context.Request.ContentLength is not (> 0 and <= MaxBytes))
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = new byte[context.Request.ContentLength.Value];
        await context.Request.Body.ReadExactlyAsync(body, ct);
        var received = await notices.ReceiveAsync(body, context.Request.Headers[SignatureHeader], ct);
        return Results.StatusCode(received ? StatusCodes.Status204NoContent : StatusCodes.Status403Forbidden);
    }
}
