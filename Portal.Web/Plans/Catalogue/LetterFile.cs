using Microsoft.Extensions.Localization;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>The customers without a mailbox whom a change concerns, as a table for letters that are posted today.</summary>
public sealed class LetterFile(PriceChangeReader reader, ICustomers customers)
{
    private static readonly string[] Columns = ["Number", "Name", "Street", "Postcode", "Town", "Country", "Language", "Line", "Service"];

    public async Task<byte[]> WriteAsync(PriceChange change, IStringLocalizer<Text> texts, CancellationToken ct)
    {
        var lines = await reader.LettersAsync(change, ct);
        var known = (await customers.ListAsync([.. lines.Select(l => l.Line.CustomerNumber).Distinct()], ct)).Value ?? [];
        var owners = known.ToDictionary(c => c.Number);
        object?[] head =
        [
            .. Columns.Select(c => texts[$"PriceChange.File.{c}"].Value),
            texts["PriceChange.OldPrice"].Value,
            texts["PriceChange.NewPrice"].Value,
            texts["PriceChange.From"].Value,
            texts["PriceChange.LeaveUntil"].Value,
        ];
        return Csv.Write(lines.Select(l => RowOf(change, l.Line, l.Dates, owners.GetValueOrDefault(l.Line.CustomerNumber))).Prepend(head));

        object?[] RowOf(PriceChange price, PriceChangeLine line, PriceChangeDates dates, Customer? owner)
        {
            var reader = Language.FromCode(owner?.Language ?? line.Language);
            return
            [
                owner?.ShownNumber ?? line.CustomerNumber,
                owner?.Name,
                owner?.Address is { } place ? $"{place.Street} {place.Extra}".Trim() : null,
                owner?.Address?.Postcode,
                owner?.Address?.Town,
                owner?.Address?.Country,
                reader.Name,
                line.Plan,
                line.ServiceNumber,
                price.OldPrice.In(reader),
                price.Price.In(reader),
                reader.Write(dates.EffectiveOn),
                dates.LeaveUntil is { } until ? reader.Write(until) : null,
            ];
        }
    }
}
