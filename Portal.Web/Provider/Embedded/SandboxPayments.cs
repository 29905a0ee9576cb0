using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Payments;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// A payment provider that takes no money: its page lets whoever tries the portal decide how a payment ends. Its notices are signed and
/// sent as those of a real one are.
/// </summary>
internal sealed partial class SandboxPayments(Database db, NoticeSignature signature, PaymentOptions options) : IPayments
{
    private const string Begin = """
        insert into sandbox_payment (reference, amount, currency, state, method, return_url, changed_at)
        values (@Reference, @amount, @currency, 'Initiated', 'Card', @ReturnUrl, @Now) on conflict (reference) do nothing
        """;

    private const string One =
        "select reference, amount, currency, state, method, return_url from sandbox_payment where reference = @reference";

    private const string Move = "update sandbox_payment set state = @state, changed_at = @Now where reference = @reference";

    public bool IsOffered => options.Sandbox;

    public Task<Answer<StartedPayment>> StartAsync(PaymentRequest request, CancellationToken ct) =>
        ProviderTables.AskAsync<StartedPayment>(
            db,
            async () =>
            {
                await db.WriteAsync(work => BeginAsync(work, request), ct);
                return new(null);
            }
        );

    public Task<Answer<PaymentNotice>> FindAsync(string reference, CancellationToken ct) =>
        ProviderTables.AskAsync(db, async () => await RowAsync(reference, ct) is { } row ? NoticeOf(row, row.State) : null);

    public PaymentNotice? Read(byte[] body, string? signed)
    {
        if (!signature.IsValid(body, signed))
            return null;
        try
        {
            return JsonSerializer.Deserialize(body, NoticeJson.Default.PaymentNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the sandbox's page needs; null for a payment nobody began.</summary>
    internal Task<SandboxRow?> RowAsync(string reference, CancellationToken ct) =>
        db.SingleOrDefaultAsync<SandboxRow>(One, new { reference }, ct);

    /// <summary>Decides how a payment goes on, and writes the notice of it.</summary>
    internal async Task<(byte[] Body, string Signature)?> MoveAsync(string reference, PaymentState state, CancellationToken ct)
    {
        var moved = await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Move,
                    new
                    {
                        reference,
                        state = state.ToString(),
                        work.Now,
                    }
                ),
            ct
        );
        if (moved == 0 || await RowAsync(reference, ct) is not { } row)
            return null;
        var body = JsonSerializer.SerializeToUtf8Bytes(NoticeOf(row, state), NoticeJson.Default.PaymentNotice);
        return (body, signature.Sign(body));
    }

    private static Task<int> BeginAsync(UnitOfWork work, PaymentRequest request) =>
        work.ExecuteAsync(
            Begin,
            new
            {
                request.Reference,
                amount = request.Amount.Minor,
                currency = request.Amount.Currency,
                request.ReturnUrl,
                work.Now,
            }
        );

    private static PaymentNotice NoticeOf(SandboxRow row, PaymentState state) =>
        new()
        {
            EventId = $"{row.Reference}:{state}",
            Reference = row.Reference,
            State = state,
            Amount = new(row.Amount, row.Currency),
            Method = PaymentMethod.Card,
        };

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(PaymentNotice))]
    private sealed partial class NoticeJson : JsonSerializerContext;
}

/// <summary>A payment as the sandbox keeps it.</summary>
internal sealed record SandboxRow
{
    public required string Reference { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required PaymentState State { get; init; }

    public required string ReturnUrl { get; init; }
}
