using System.Text;

namespace Portal.Web.Provider.Import;

/// <summary>The columns of a CSV file, which are also the keys of a JSON file.</summary>
internal static class Columns
{
    /// <summary>For whoever reads the file; nothing comes of it.</summary>
    public const string Note = "note";

    private static readonly string[] Period = ["period_start", "period_end"];

    private static readonly string[] Place = ["street", "extra", "postcode", "town", "country"];

    private static readonly Dictionary<RowKind, string[]> Required = new()
    {
        [RowKind.Customer] = ["customer", "name", "language"],
        [RowKind.Service] = ["service", "customer", "technology", "state", "plan", "street", "postcode", "town", "country"],
        [RowKind.Device] = ["service", "serial", "kind", "model"],
        [RowKind.Code] = ["customer", "code"],
        [RowKind.Availability] = ["country", "postcode", "technology", "download", "upload"],
        [RowKind.Invoice] = ["invoice", "customer", .. Period, "issued_on", "due_on", "currency", "total", "tax"],
        [RowKind.InvoiceLine] = ["invoice", "position", "kind", "amount", "tax_percent"],
        [RowKind.Payment] = ["reference", "invoice", "received_on", "amount", "currency"],
        [RowKind.Usage] = ["service", .. Period, "megabytes", "as_of"],
        [RowKind.Order] = ["order", "customer", "service", "kind", "state", "effective_on", "received_at"],
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
        [RowKind.Invoice] = [.. RequiredOf(RowKind.Invoice), Note],
        [RowKind.InvoiceLine] = [.. RequiredOf(RowKind.InvoiceLine), "code", "text", "service", .. Period, Note],
        [RowKind.Payment] = [.. RequiredOf(RowKind.Payment), "method", Note],
        [RowKind.Usage] = [.. RequiredOf(RowKind.Usage), "limit_megabytes", Note],
        [RowKind.Order] =
        [
            .. RequiredOf(RowKind.Order),
            "state_reason",
            "action",
            "extra",
            "code",
            "version",
            "name",
            "fee",
            "currency",
            "committed_until",
            "term_months",
            Note,
        ],
    };

    public static IReadOnlyList<string> RequiredOf(RowKind kind) => Required[kind];

    public static IReadOnlyList<string> For(RowKind kind) => Known[kind];

    public static bool IsKey(string column) => column is "customer" or "service" or "invoice";

    /// <summary>True for what grows with every month: such files are read row by row, however large they are.</summary>
    public static bool IsStreamed(RowKind kind) => kind >= RowKind.Invoice;

    /// <summary>One of them, in a sentence: "an invoice".</summary>
    public static string One(RowKind kind) =>
        kind switch
        {
            RowKind.Invoice or RowKind.InvoiceLine or RowKind.Order => "an " + Word(kind),
            RowKind.Usage => "a month of usage",
            _ => "a " + Word(kind),
        };

    /// <summary>Several of them, in a sentence: "invoice lines".</summary>
    public static string Many(RowKind kind) => kind == RowKind.Usage ? "usage" : Word(kind) + "s";

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
        if (columns.Contains("order"))
            return RowKind.Order;
        if (columns.Contains("megabytes"))
            return RowKind.Usage;
        if (columns.Contains("reference"))
            return RowKind.Payment;
        if (columns.Contains("position"))
            return RowKind.InvoiceLine;
        if (columns.Contains("invoice"))
            return RowKind.Invoice;
        if (columns.Contains("service"))
            return RowKind.Service;
        if (columns.Contains("download"))
            return RowKind.Availability;
        if (columns.Contains("name"))
            return RowKind.Customer;
        return columns.Contains("code") ? RowKind.Code : null;
    }

    private static string Word(RowKind kind) => kind == RowKind.InvoiceLine ? "invoice line" : kind.Word();
}
