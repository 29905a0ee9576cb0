using Portal.Web.Data;
using Portal.Web.Provider.Import;

namespace Portal.Web.Provider.Availability;

/// <summary>What an import of availability did.</summary>
/// <param name="Lines">Entries that stand there now.</param>
/// <param name="Postcodes">Postcodes they are of.</param>
/// <param name="Faults">The first thousand; when there are any, nothing was changed.</param>
/// <param name="FaultCount">All of them.</param>
public sealed record AvailabilityResult(int Lines, int Postcodes, IReadOnlyList<Diagnostic> Faults, int FaultCount);

/// <summary>
/// Brings files on what can be had where into the portal's own table. A postcode that a file names is replaced as a whole; the others stay.
/// </summary>
public sealed class AvailabilityImport(Database db)
{
    private const int PostcodesPerWrite = 50;

    private const string Clear = """
        delete from available_line where country = @Country and postcode = @Postcode and demonstration = @demonstration
        """;

    private const string Insert = """
        insert into available_line (country, postcode, street, number_from, number_to, technology, download, upload, available_from,
            demonstration)
        values (@Country, @Postcode, @Street, @NumberFrom, @NumberTo, @technology, @Download, @Upload, @From, @demonstration)
        """;

    /// <param name="files">CSV files.</param>
    /// <param name="actor">Who imports, for the audit trail.</param>
    /// <param name="demonstration">Marks what they say as made up.</param>
    /// <param name="ct">Ends the import between two writes; the same files again do the rest.</param>
    public async Task<AvailabilityResult> RunAsync(IReadOnlyList<string> files, string actor, bool demonstration, CancellationToken ct)
    {
        var faults = new DiagnosticList();
        var rows = new List<AvailabilityRow>();
        foreach (var file in files.Distinct())
            rows.AddRange(await AvailabilityRow.ReadAsync(file, faults, ct));
        var places = rows.GroupBy(r => (r.Country, r.Postcode)).ToList();
        if (faults.Count > 0)
            return new(0, 0, faults.All, faults.Count);
        foreach (var some in places.Chunk(PostcodesPerWrite))
            await db.WriteAsync(
                async work =>
                {
                    foreach (var place in some)
                        await ReplaceAsync(work, place, demonstration);
                    await work.AuditAsync(actor, "availability.imported", "availability", $"{some.Length} postcodes");
                },
                ct
            );
        return new(rows.Count, places.Count, [], 0);
    }

    private static async Task ReplaceAsync(
        UnitOfWork work,
        IGrouping<(string Country, string Postcode), AvailabilityRow> place,
        bool demonstration
    )
    {
        await work.ExecuteAsync(
            Clear,
            new
            {
                place.Key.Country,
                place.Key.Postcode,
                demonstration,
            }
        );
        foreach (var row in place)
            await work.ExecuteAsync(
                Insert,
                new
                {
                    row.Country,
                    row.Postcode,
                    row.Street,
                    row.NumberFrom,
                    row.NumberTo,
                    technology = row.Technology.Word(),
                    row.Download,
                    row.Upload,
                    row.From,
                    demonstration,
                }
            );
    }
}
