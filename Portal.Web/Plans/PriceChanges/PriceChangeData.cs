using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// What somebody was told of new prices. It belongs to the contract and stays when an account is erased; it names nobody but the customer
/// number.
/// </summary>
internal sealed class PriceChangeData(Database db) : IPersonalData
{
    private const string Mine = $"""
        select {PriceNotice.Columns} from price_change_line l join price_change p on p.id = l.price_change_id
        where l.customer_number = @CustomerNumber and l.notified_on is not null order by l.id
        """;

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        var mine = await db.ListAsync<PriceNotice>(Mine, new { owner.CustomerNumber }, ct);
        return mine.Count == 0 ? [] : [new PersonalDataTable("price-changes", [.. mine.Select(Describe)])];
    }

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => Task.CompletedTask;

    private static Dictionary<string, string?> Describe(PriceNotice notice) =>
        new()
        {
            ["reference"] = notice.Reference,
            ["service_number"] = notice.ServiceNumber,
            ["old_fee"] = notice.OldPrice.ToString(),
            ["new_fee"] = notice.Price.ToString(),
            ["notified_on"] = notice.NotifiedOn.ToString("O", CultureInfo.InvariantCulture),
            ["effective_on"] = notice.EffectiveOn.ToString("O", CultureInfo.InvariantCulture),
            ["leave_until"] = notice.LeaveUntil?.ToString("O", CultureInfo.InvariantCulture),
        };
}
