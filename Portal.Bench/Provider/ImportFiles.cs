using System.Globalization;

namespace Portal.Bench.Provider;

/// <summary>
/// The files of a provider with so many customers: each has a line, twelve invoices of two lines and twelve months of usage. All of it
/// follows from the number of the customer.
/// </summary>
internal static class ImportFiles
{
    /// <summary>Rows of the tables that come of a customer: themselves, an address and a line.</summary>
    public const int RowsOfCustomer = 3;

    /// <summary>Rows that come of a customer's year: invoices, their lines, usage.</summary>
    public const int RowsOfYear = Months * (1 + Lines + 1);

    public const int Months = 12;
    public const int Lines = 2;

    // A file of customers is compared with the tables as a whole, in memory.
    private const int CustomersPerFile = 20_000;

    public static string Customer(int n) => string.Create(CultureInfo.InvariantCulture, $"B{n:0000000}");

    public static string Service(int n) => string.Create(CultureInfo.InvariantCulture, $"BL{n:0000000}");

    public static DateOnly Month(int m) => new(2025, m + 1, 1);

    public static string Invoice(int n, int m) => string.Create(CultureInfo.InvariantCulture, $"B{n:0000000}-{Month(m):yyyyMMdd}");

    public static long Fee(int n) => 1999 + (n % 40 * 100);

    /// <returns>Files of customers with their services, to be imported one pair after the other; and those of their year.</returns>
    public static (IReadOnlyList<string[]> Customers, string[] Year) Write(string folder, int count)
    {
        var pairs = new List<string[]>();
        for (var first = 0; first < count; first += CustomersPerFile)
        {
            var some = Enumerable.Range(first, Math.Min(CustomersPerFile, count - first)).ToList();
            pairs.Add([
                File(folder, $"customers-{first}.csv", "customer,name,language", some.Select(n => $"{Customer(n)},Customer {n},en")),
                File(
                    folder,
                    $"services-{first}.csv",
                    "service,customer,technology,state,plan,street,postcode,town,country",
                    some.Select(n => $"{Service(n)},{Customer(n)},fibre,active,Fibre,Example Street {n},00000,Example Town,DE")
                ),
            ]);
        }

        var months = from n in Enumerable.Range(0, count) from m in Enumerable.Range(0, Months) select (n, m);
        return (
            pairs,
            [
                File(
                    folder,
                    "invoices.csv",
                    "invoice,customer,period_start,period_end,issued_on,due_on,currency,total,tax",
                    months.Select(x =>
                        $"{Invoice(x.n, x.m)},{Customer(x.n)},{Day(x.m)},{Day(x.m, 1)},{Day(x.m)},{Day(x.m, 0, 14)},"
                        + $"EUR,{Amount(Fee(x.n) + 250)},3.00"
                    )
                ),
                File(
                    folder,
                    "invoice-lines.csv",
                    "invoice,position,kind,text,service,period_start,period_end,amount,tax_percent",
                    months.SelectMany(x =>
                        new[]
                        {
                            $"{Invoice(x.n, x.m)},1,plan,Fibre,{Service(x.n)},{Day(x.m)},{Day(x.m, 1)},{Amount(Fee(x.n))},21",
                            $"{Invoice(x.n, x.m)},2,usage,Calls,{Service(x.n)},{Day(x.m)},{Day(x.m, 1)},2.50,21",
                        }
                    )
                ),
                File(
                    folder,
                    "usage.csv",
                    "service,period_start,period_end,megabytes,as_of",
                    months.Select(x => $"{Service(x.n)},{Day(x.m)},{Day(x.m, 1)},{x.n % 1000 * 500},2026-01-01T00:00Z")
                ),
            ]
        );
    }

    private static string Day(int month, int months = 0, int days = 0) =>
        Month(month).AddMonths(months).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    private static string Amount(long minor) => (minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string File(string folder, string name, string head, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllLines(path, lines.Prepend(head));
        return path;
    }
}
