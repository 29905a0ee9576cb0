using Portal.Web.Data;
using Portal.Web.Provider.Availability;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// What can be had where, in the portal's own table. Of several entries for a kind of line the one that says most of the place counts.
/// </summary>
internal sealed class EmbeddedAvailability(Database db, ProviderOptions options) : IAvailability
{
    // One entry of the index for each country, however many rows it has.
    private const string Countries = """
        with recursive known (country) as (
            select min(country) from available_line
            union all
            select (select min(country) from available_line where country > k.country) from known k where k.country is not null
        )
        select k.country from known k
        where k.country is not null
            and exists (select 1 from available_line a where a.country = k.country and (a.demonstration = false or @Demonstration))
        """;

    private const string At = """
        select technology, download, upload, available_from, street, number_from from available_line
        where country = @country and postcode = @postcode and street in ('', @street, @whole)
            and (number_from is null or (number_from <= @number and number_to >= @number))
            and (demonstration = false or @Demonstration)
        """;

    private const string Differs = """
        select count(*) from (
            select 1 from available_line
            where country = @country and postcode = @postcode and (street <> '' or number_from is not null)
                and (demonstration = false or @Demonstration)
            limit 1
        ) found
        """;

    public Task<Answer<PlaceLines>> FindAsync(Place place, CancellationToken ct) => ProviderTables.AskAsync(db, () => ReadAsync(place, ct));

    public Task<Answer<IReadOnlyList<string>>> CountriesAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<string>>(
            db,
            async () => await db.ListAsync<string>(Countries, new { options.Demonstration }, ct)
        );

    private async Task<PlaceLines?> ReadAsync(Place place, CancellationToken ct)
    {
        var (street, number) = PlaceKey.Divide(place.Street);
        var values = new
        {
            country = PlaceKey.Country(place.Country),
            postcode = PlaceKey.Postcode(place.Postcode),
            street,
            whole = PlaceKey.Street(place.Street),
            number = number ?? -1,
            options.Demonstration,
        };
        if (values.country == "" || values.postcode == "")
            return null;
        var rows = await db.ListAsync<Row>(At, values, ct);
        var differs = (street == "" || number is null) && await db.SingleOrDefaultAsync<long>(Differs, values, ct) > 0;
        if (rows.Count == 0 && !differs)
            return null;
        var best = rows.GroupBy(r => r.Technology).Select(g => g.MaxBy(r => r.Exactness)!).Where(r => r.Download > 0);
        return new() { Lines = [.. best.OrderBy(r => r.Technology).Select(r => r.ToLine())], DependsOnHouse = differs };
    }

    private sealed record Row
    {
        public required Technology Technology { get; init; }

        public required long Download { get; init; }

        public required long Upload { get; init; }

        public DateOnly? AvailableFrom { get; init; }

        public required string Street { get; init; }

        public long? NumberFrom { get; init; }

        public int Exactness => (Street == "" ? 0 : 1) + (NumberFrom is null ? 0 : 2);

        public AvailableLine ToLine() => new(Technology, (int)Download, (int)Upload, AvailableFrom);
    }
}
