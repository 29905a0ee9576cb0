using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>Reads what customers were told of new prices, for their own pages and for what they may do because of it.</summary>
public sealed class PriceNoticeReader(Database db, LocalTime time, TimeProvider clock)
{
    private const string From = "from price_change_line l join price_change p on p.id = l.price_change_id";

    private const string OfLine = $"""
        select {PriceNotice.Columns} {From} where l.service_number = @service and {PriceNotice.Valid} order by l.id desc limit 1
        """;

    private const string OfCustomer = $"""
        select {PriceNotice.Columns} {From} where l.customer_number = @customer and {PriceNotice.Valid} order by l.service_number, l.id desc
        """;

    private const string Told = $"""
        select {PriceChangeLine.Columns} {From}
        where l.customer_number = @customer and p.reference = @reference and {PriceNotice.Valid} order by l.service_number
        """;

    private const string Sold = """
        select p.plan_code, p.plan_version, p.old_fee, p.fee, p.currency, p.country, p.announced_on, p.effective_on from price_change p
        where p.plan_code = @code and p.plan_version = @version and p.state = 'Announced' order by p.id desc
        """;

    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    /// <summary>The newest notice about a line as it stands now; null when there is none that concerns it.</summary>
    public async Task<PriceNotice?> FindAsync(Service line, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<PriceNotice>(OfLine, new { service = line.Number }, ct) is { } notice && notice.Concerns(line)
            ? notice
            : null;

    /// <summary>The notices about a customer's lines that are not over, by the number of the line.</summary>
    public async Task<IReadOnlyDictionary<string, PriceNotice>> OpenAsync(
        string customer,
        IReadOnlyList<Service> lines,
        CancellationToken ct
    )
    {
        var told = await db.ListAsync<PriceNotice>(OfCustomer, new { customer }, ct);
        return lines
            .Select(line => told.FirstOrDefault(n => n.Concerns(line) && n.IsOpenOn(Today)))
            .OfType<PriceNotice>()
            .ToDictionary(n => n.ServiceNumber);
    }

    /// <summary>The lines of a customer that one change concerns; none when they were not told of it.</summary>
    public Task<IReadOnlyList<PriceChangeLine>> ListAsync(string customer, string reference, CancellationToken ct) =>
        db.ListAsync<PriceChangeLine>(Told, new { customer, reference }, ct);

    /// <summary>Lines of a customer whose price an announced change made another on a day, for the bill of that month.</summary>
    public async Task<IReadOnlySet<string>> ChangedAsync(string customer, DatePeriod month, CancellationToken ct) =>
        (await db.ListAsync<PriceNotice>(OfCustomer, new { customer }, ct))
            .Where(n => month.Contains(n.EffectiveOn))
            .Select(n => n.ServiceNumber)
            .ToHashSet();

    /// <summary>Announced changes of a version that can be bought: whoever buys it reads that they are not concerned.</summary>
    public Task<IReadOnlyList<AnnouncedPrice>> AnnouncedAsync(Plan plan, CancellationToken ct) =>
        db.ListAsync<AnnouncedPrice>(Sold, new { code = plan.Code, version = plan.Version }, ct);
}

/// <summary>An announced price of a version, as those read who do not have it yet.</summary>
public sealed record AnnouncedPrice
{
    public required string PlanCode { get; init; }

    public required long PlanVersion { get; init; }

    public required long OldFee { get; init; }

    public required long Fee { get; init; }

    public required string Currency { get; init; }

    public string? Country { get; init; }

    /// <summary>Contracts from before this day are concerned.</summary>
    public required DateOnly AnnouncedOn { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public Money Price => new(Fee, Currency);
}
