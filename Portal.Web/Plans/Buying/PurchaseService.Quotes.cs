using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

// What is kept before anything is ordered.
public sealed partial class PurchaseService
{
    private const string Keep = """
        insert into purchase (reference, form_key, content_key, browser_hash, person_id, language, name, email, phone, state, document,
            summary_hash, quoted_at, changed_at)
        values (@reference, @formKey, @contentKey, @Browser, @personId, @language, @Name, @Email, @Phone, 'Quoted', @document,
            @hash, @Now, @Now)
        on conflict (form_key) do nothing
        """;

    private const string ByForm = "select reference from purchase where form_key = @formKey";

    /// <summary>Keeps what a choice means, for the buyer to read and order. The same form with the same words is the same quote.</summary>
    public async Task<(string? Reference, PurchaseRefusal? Refusal)> QuoteAsync(
        BuyerSecrets held,
        Me? me,
        PurchaseRequest request,
        Buyer buyer,
        string formKey,
        Language language,
        CancellationToken ct
    )
    {
        var (quote, refusal) = await offers.QuoteAsync(request, ct);
        if (quote is null)
            return (null, refusal);
        if (await reader.ReadAsync(quote, language, ct) is not { } read)
            return (null, PurchaseRefusal.Unavailable);
        var (reference, document) = (Reference.New('B'), PurchaseJson.Write(quote));
        var values = new
        {
            reference,
            formKey = Secret.Hash($"purchase {held.Browser} {formKey} {language.Code} {buyer} {document}"),
            contentKey = PurchaseKey.Of(quote.Request, buyer.Email),
            held.Browser,
            personId = me?.PersonId,
            language = language.Code,
            buyer.Name,
            buyer.Email,
            buyer.Phone,
            document,
            hash = read.Summary.Hash,
            Now = clock.GetUtcNow(),
        };
        var kept = await db.WriteAsync(
            async work =>
                await work.ExecuteAsync(Keep, values) > 0 ? reference : await work.SingleAsync<string>(ByForm, new { values.formKey }),
            ct
        );
        return (kept, null);
    }
}
