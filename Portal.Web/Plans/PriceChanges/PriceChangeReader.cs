using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>Reads changes of prices, for staff.</summary>
public sealed class PriceChangeReader(Database db, ICatalogue catalogue, IServices services, LocalTime time, TimeProvider clock)
{
    private const string All = $"select {PriceChange.Columns} from price_change p order by p.id desc limit 100";
    private const string One = $"select {PriceChange.Columns} from price_change p where p.reference = @reference";
    private const string Texts = "select language, text from price_change_text where price_change_id = @Id";

    private const string Counts = """
        select state, is_letter, count(*) number from price_change_line where price_change_id = @Id group by state, is_letter
        """;

    private const string Letters = $"""
        select {PriceChangeLine.Columns} from price_change_line l
        where l.price_change_id = @Id and l.is_letter = @yes and l.state = 'Waiting' order by l.customer_number, l.service_number
        """;

    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    public Task<IReadOnlyList<PriceChange>> ListAsync(CancellationToken ct) => db.ListAsync<PriceChange>(All, ct: ct);

    public Task<PriceChange?> FindAsync(string reference, CancellationToken ct) =>
        db.SingleOrDefaultAsync<PriceChange>(One, new { reference = Reference.Read(PriceChangeService.Kind, reference) ?? "" }, ct);

    /// <summary>The reason in the words of staff, by language; empty for a standard reason.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(PriceChange change, CancellationToken ct) =>
        (await db.ListAsync<TextRow>(Texts, new { change.Id }, ct)).ToDictionary(t => t.Language, t => t.Text);

    /// <summary>How far it has come, in lines.</summary>
    public Task<IReadOnlyList<LineCount>> CountsAsync(PriceChange change, CancellationToken ct) =>
        db.ListAsync<LineCount>(Counts, new { change.Id }, ct);

    /// <summary>Lines whose customers have no mailbox and wait for a letter, with the dates of a letter that is posted today.</summary>
    public async Task<IReadOnlyList<(PriceChangeLine Line, PriceChangeDates Dates)>> LettersAsync(PriceChange change, CancellationToken ct)
    {
        var lines = await db.ListAsync<PriceChangeLine>(Letters, new { change.Id, yes = true }, ct);
        return [.. lines.Select(l => (l, l.DatesFrom(change, Today)))];
    }

    /// <summary>Whom a planned change would concern; null when the provider's systems do not answer.</summary>
    public async Task<PriceChangePreview?> PreviewAsync(NewPriceChange change, CancellationToken ct)
    {
        var plan = await catalogue.FindAsync(change.PlanCode, change.PlanVersion, ct);
        var counts = await services.CountVersionsAsync(ct);
        return plan.Has(out var found) && counts.Has(out var all) ? PriceChangePreview.Of(all, change, found.Fee, Today) : null;
    }

    public Task<PriceChangePreview?> PreviewAsync(PriceChange change, CancellationToken ct) => PreviewAsync(PlanOf(change), ct);

    private static NewPriceChange PlanOf(PriceChange change) =>
        new()
        {
            FormKey = "",
            PlanCode = change.PlanCode,
            PlanVersion = (int)change.PlanVersion,
            Country = change.Country,
            OldFee = change.OldPrice,
            Fee = change.Price,
            EffectiveOn = change.EffectiveOn,
            Reason = change.Reason,
        };

    private sealed record TextRow
    {
        public required string Language { get; init; }

        public required string Text { get; init; }
    }
}

/// <summary>Lines of a change that stand alike.</summary>
public sealed record LineCount
{
    public required PriceChangeLineState State { get; init; }

    public required bool IsLetter { get; init; }

    public required long Number { get; init; }
}
