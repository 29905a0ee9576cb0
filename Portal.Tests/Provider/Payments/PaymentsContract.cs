using System.Text;
using Portal.Web.Provider;
using Portal.Web.Provider.Payments;

namespace Portal.Tests.Provider.Payments;

/// <summary>What every implementation of the port promises: a payment is begun once, and only its provider's own word counts.</summary>
public abstract class PaymentsContract
{
    private static int payments;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_that_was_begun_is_found_with_its_sum_and_one_nobody_began_is_not()
    {
        var port = await PortAsync();
        Assert.True(port.IsOffered);
        var request = Request();
        Assert.Equal(AnswerState.Found, (await port.StartAsync(request, Ct)).State);
        Assert.True((await port.FindAsync(request.Reference, Ct)).Has(out var notice));
        Assert.Equal((request.Reference, request.Amount, PaymentState.Initiated), (notice.Reference, notice.Amount, notice.State));
        Assert.Equal(AnswerState.NotFound, (await port.FindAsync(Request().Reference, Ct)).State);
    }

    [Fact]
    public async Task Begun_again_it_is_answered_as_it_stands()
    {
        var port = await PortAsync();
        var request = Request();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => port.StartAsync(request, Ct)));
        Assert.Single(answers.Select(a => a.Value!.ConfirmUrl).Distinct());
        await PayAsync(request.Reference);
        await port.StartAsync(request with { Amount = new(1, "EUR") }, Ct);
        var found = (await port.FindAsync(request.Reference, Ct)).Value!;
        Assert.Equal((PaymentState.Captured, request.Amount), (found.State, found.Amount));
    }

    [Fact]
    public async Task A_notice_is_read_only_when_its_provider_signed_these_very_bytes()
    {
        var port = await PortAsync();
        var request = Request();
        await port.StartAsync(request, Ct);
        var (body, signature) = await PayAsync(request.Reference);
        var notice = port.Read(body, signature)!;
        Assert.Equal((request.Reference, request.Amount, PaymentState.Captured), (notice.Reference, notice.Amount, notice.State));
        Assert.Equal(notice.EventId, port.Read(body, signature)!.EventId);
        Assert.Null(port.Read(body, null));
        Assert.Null(port.Read(body, ""));
        Assert.Null(port.Read(body, signature[..^1] + (signature[^1] == '0' ? '1' : '0')));
        var more = Encoding
            .UTF8.GetString(body)
            .Replace($"{request.Amount.Minor}", $"{request.Amount.Minor + 1}", StringComparison.Ordinal);
        Assert.Null(port.Read(Encoding.UTF8.GetBytes(more), signature));
        Assert.Null(port.Read([], signature));
    }

    /// <summary>The port of a payment provider that is ready.</summary>
    protected abstract Task<IPayments> PortAsync();

    /// <summary>The customer pays, and the payment provider sends its notice.</summary>
    protected abstract Task<(byte[] Body, string Signature)> PayAsync(string reference);

    private static PaymentRequest Request()
    {
        var number = Interlocked.Increment(ref payments);
        return new()
        {
            Reference = $"P-{number:000000}",
            Invoice = $"R-{number}",
            Amount = new(34990 + number, "EUR"),
            ReturnUrl = "https://portal.example.com/en/bills",
            Language = "en",
        };
    }
}
