using System.Text;

namespace Portal.Web.Provider.Import;

/// <summary>The columns of a CSV file, which are also the keys of a JSON file.</summary>
internal static class Columns
{
    /// <summary>For whoever reads the file; nothing comes of it.</summary>
    public const string Note = "note";

    private static readonly string[] Place = ["street", "extra", "postcode", "town", "country"];

    private static readonly Dictionary<RowKind, string[]> Required = new()
    {
        [RowKind.Customer] = ["customer", "name", "language"],
        [RowKind.Service] = ["service", "customer", "technology", "state", "plan", "street", "postcode", "town", "country"],
        [RowKind.Device] = ["service", "serial", "kind", "model"],
        [RowKind.Code] = ["customer", "code"],
        [RowKind.Availability] = ["country", "postcode", "technology", "download", "upload"],
    };

    private static readonly Dictionary<RowKind, string[]> Known = new()
    {
        [RowKind.Customer] =
        [
            .. RequiredOf(RowKind.Customer),
            "kind",
            "state",
            "mail",
            "mail_on_line",
            "second_mail",
            "phone",
            "billing_day",
            .. Place,
            Note,
        ],
        [RowKind.Service] =
        [
            .. RequiredOf(RowKind.Service),
            "extra",
            "node",
            "state_since",
            "state_reason",
            "plan_code",
            "plan_version",
            "fee",
            "currency",
            "term_months",
            "started",
            "committed_until",
            "ends",
            Note,
        ],
        [RowKind.Device] = [.. RequiredOf(RowKind.Device), "maker", "owner", Note],
        [RowKind.Code] = [.. RequiredOf(RowKind.Code), "valid_until", Note],
        [RowKind.Availability] = [.. RequiredOf(RowKind.Availability), "street", "numbers", "from", Note],
    };

    public static IReadOnlyList<string> RequiredOf(RowKind kind) => Required[kind];

    public static IReadOnlyList<string> For(RowKind kind) => Known[kind];

    public static bool IsKey(string column) => column is "customer" or "service";

    /// <summary>"Committed Until" and "committed-until" are "committed_until".</summary>
    public static string Name(string header)
    {
        var name = new StringBuilder(header.Length);
        foreach (var c in header.Trim())
            name.Append(c is ' ' or '-' ? '_' : char.ToLowerInvariant(c));
        return name.ToString();
    }

    /// <summary>What a CSV file is about; null when its columns do not tell.</summary>
    public static RowKind? KindOf(IReadOnlyCollection<string> columns)
    {
        if (columns.Contains("serial"))
            return RowKind.Device;
        if (columns.Contains("service"))
            return RowKind.Service;
        if (columns.Contains("download"))
            return RowKind.Availability;
        if (columns.Contains("name"))
            return RowKind.Customer;
        return columns.Contains("code") ? RowKind.Code : null;
    }
}
