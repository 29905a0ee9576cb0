using System.Globalization;
using Portal.Web.Provider.Import;

namespace Portal.Web.Provider.Availability;

/// <summary>A line of a file on availability.</summary>
/// <param name="Country">Two letters.</param>
/// <param name="Postcode">In plain form.</param>
/// <param name="Street">In plain form; empty for all streets.</param>
/// <param name="NumberFrom">The first house number; null for all.</param>
/// <param name="NumberTo">The last one.</param>
/// <param name="Technology">The kind of line.</param>
/// <param name="Download">Mbit/s at most; 0 where it is known not to be there.</param>
/// <param name="Upload">Mbit/s at most.</param>
/// <param name="From">The first day; null when it is there already.</param>
internal sealed record AvailabilityRow(
    string Country,
    string Postcode,
    string Street,
    int? NumberFrom,
    int? NumberTo,
    Technology Technology,
    int Download,
    int Upload,
    DateOnly? From
)
{
    private const int MaxMbits = 1_000_000;
    private const int MaxNumber = 99_999;

    /// <summary>What a file says. When it has a fault, none of it is to be believed.</summary>
    public static async Task<IReadOnlyList<AvailabilityRow>> ReadAsync(string file, DiagnosticList faults, CancellationToken ct)
    {
        var read = await SourceFile.ReadAsync(file, faults, ct);
        if (read.Rows.FirstOrDefault(r => r.Kind != RowKind.Availability) is { } other)
            faults.Add(
                file,
                other.Line,
                "",
                "this is no file on availability: country, postcode, technology, download, upload are expected"
            );
        return [.. read.Rows.Where(r => r.Kind == RowKind.Availability).Select(r => Of(new RowReader(r, faults)))];
    }

    private static AvailabilityRow Of(RowReader row)
    {
        var (country, postcode) = (PlaceKey.Country(row.Required("country", 2)), PlaceKey.Postcode(row.Required("postcode", 20)));
        if (country == "" && row.Has("country"))
            row.AddError("country", "two letters are expected: DE");
        if (postcode == "" && row.Has("postcode"))
            row.AddError("postcode", "letters and digits are expected");
        var (from, to) = Numbers(row);
        return new(
            country,
            postcode,
            PlaceKey.Street(row.Optional("street", PlaceKey.MaxStreetLength)),
            from,
            to,
            row.Word<Technology>("technology"),
            Mbits(row, "download"),
            Mbits(row, "upload"),
            row.Day("from")
        );
    }

    private static int Mbits(RowReader row, string column)
    {
        row.Required(column, 40);
        return row.Count(column, 0, MaxMbits) ?? 0;
    }

    // "1-99" or "7"; a house of a range needs no street of its own where the postcode is one street.
    private static (int? From, int? To) Numbers(RowReader row)
    {
        if (row.Optional("numbers", 40) is not { } text)
            return (null, null);
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (Number(ends[0]) is { } from && Number(ends[^1]) is { } to && ends.Length <= 2 && from <= to)
            return (from, to);
        row.AddError("numbers", $"\"{TerminalSafe.Escape(text)}\" is no house number or range: 1-99");
        return (null, null);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxNumber ? number : null;
}
