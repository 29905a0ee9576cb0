using System.Text;
using Portal.Tests.Help.Content;
using Portal.Web.Provider.Import;

namespace Portal.Tests.Provider.Import.Streams;

/// <summary>Files of invoices, payments, usage and orders as they should not be: everything is said, at its line and column.</summary>
public sealed class StreamDiagnosticTests : IDisposable
{
    private const string Heads = "invoice,customer,period_start,period_end,issued_on,due_on,currency,total,tax\n";
    private const string Lines = "invoice,position,kind,amount,tax_percent\n";
    private const string Payments = "reference,invoice,received_on,amount,currency,method\n";
    private const string Usage = "service,period_start,period_end,megabytes,limit_megabytes,as_of\n";
    private const string Orders = "order,customer,service,kind,state,effective_on,received_at,action,code,version,fee,currency\n";

    private readonly TempFolder folder = new();

    public static TheoryData<string, string, string[]> Wrong =>
        new()
        {
            {
                "x.csv",
                "invoice,customer,total\n",
                [
                    "1: period_start: this column is missing",
                    "1: period_end: this column is missing",
                    "1: issued_on: this column is missing",
                    "1: due_on: this column is missing",
                    "1: currency: this column is missing",
                    "1: tax: this column is missing",
                ]
            },
            { "x.csv", Usage, ["1: there is nothing in this file"] },
            {
                "x.csv",
                Heads + "A/1,K1,2026-02-31,31.02.2026,2026-01-02,2026-01-01,euro,\"1,234.56\",=1+1\n",
                [
                    "2: invoice: \"A/1\" is no invoice number: letters A to Z, digits and dashes are expected",
                    "2: period_start: \"2026-02-31\" is no day: 2026-11-02 is how days are written",
                    "2: period_end: \"31.02.2026\" is no day: 2026-11-02 is how days are written",
                    "2: currency: has 4 characters, at most 3 are allowed",
                    "2: currency: three capital letters are expected: EUR",
                    "2: total: \"1,234.56\" is no amount: 34.99 is how amounts are written",
                    "2: tax: \"=1+1\" is no amount: 34.99 is how amounts are written",
                ]
            },
            {
                "x.csv",
                Heads
                    + "A1,K1,2026-02-01,2026-02-01,2026-02-01,2026-02-15,EUR,1,0\n"
                    + "A2,K1,2026-03-01,2026-04-01,2026-03-02,2026-03-01,EUR,1,0\n",
                [
                    "2: period_end: is the day after the last one, and lies behind period_start",
                    "3: due_on: lies before the day of the invoice",
                ]
            },
            {
                "x.csv",
                Lines + "A1,0,gift,1.234,101\nA1,1,plan,,\n",
                [
                    "2: position: \"0\" is no whole number from 1 to 1000000",
                    "2: kind: \"gift\" is not one of other, plan, extra, discount, prorationCredit, "
                        + "prorationCharge, setUp, earlyTermination, usage, compensation, reminder",
                    "2: amount: \"1.234\" is no amount: 34.99 is how amounts are written",
                    "2: tax_percent: \"101\" is no percentage: 21 or 5.5 is how they are written",
                    "3: amount: is missing",
                    "3: tax_percent: is missing",
                ]
            },
            {
                "x.csv",
                Payments + "P1,A1,2026-01-01,-5,EUR,cheque\nP\0,A1,2026-01-01,5,EUR,\n",
                [
                    "2: method: \"cheque\" is not one of other, transfer, directDebit, card, cash",
                    "3: reference: a line break, or a character that nobody can see",
                ]
            },
            {
                "x.csv",
                Payments + "P1,A1,2026-01-01,-5,EUR,\nP2,A1,2026-01-01,5,EUR,\nP2,A2,2026-01-01,5,EUR,\n",
                ["2: amount: is nothing that came in: what is given back stands on the next invoice", "4: reference: stands already in #:3"]
            },
            {
                "x.csv",
                Usage + "L1,2026-01-01,2026-02-01,1 GB,-1,yesterday\nL1,2026-02-01,2026-03-01,1,,2026-03-01\n",
                [
                    "2: megabytes: \"1 GB\" is no whole number from 0 to 2147483647",
                    "2: limit_megabytes: \"-1\" is no whole number from 0 to 2147483647",
                    "2: as_of: \"yesterday\" is no time: 2026-11-02T04:00:00Z is how times are written",
                    "3: as_of: \"2026-03-01\" is no time: 2026-11-02T04:00:00Z is how times are written",
                ]
            },
            {
                "x.csv",
                Usage + "L1,2026-01-01,2026-02-01,1,,2026-02-01T00:00Z\nl-1,2026-01-01,2026-02-01,2,,2026-02-01T00:00Z\n",
                ["3: period_start: stands already in #:2"]
            },
            {
                "x.csv",
                Orders
                    + "O1,K1,L1,changePlan,acknowledged,2027-01-01,2026-01-01T00:00Z,,,,,\n"
                    + "O2,K1,L1,dance,acknowledged,2027-01-01,2026-01-01T00:00Z,add,tv,,1.00,\n",
                [
                    "2: code: is missing: the plan or extra that is ordered",
                    "3: kind: \"dance\" is not one of changePlan, addExtra, removeExtra, terminate, withdraw, move, changeFee, new",
                    "3: version: is missing",
                    "3: currency: is missing",
                ]
            },
            {
                "x.json",
                "[\n{ \"service\": \"L1\", \"megabytes\": [1],\n"
                    + " \"period_start\": \"2026-01-01\", \"period_end\": \"2026-02-01\", \"as_of\": \"2026-02-01T00:00Z\" },\n 7,\n]",
                [
                    "2: megabytes: a text is expected here",
                    "2: megabytes: is missing",
                    "4: a month of usage in curly brackets is expected here",
                    "5: this is not well-formed JSON: a comma, quote or bracket is missing or too many, at or before this place",
                ]
            },
            {
                "x.json",
                "[{ \"invoice\": \"A1\", \"customer\": \"K1\", \"period_start\": \"2026-01-01\", \"period_end\": \"2026-02-01\", "
                    + "\"issued_on\": \"2026-01-01\",\n"
                    + "\"due_on\": \"2026-01-15\", \"currency\": \"EUR\", \"total\": 2, \"tax\": 0, \"lines\": [\n"
                    + "{ \"kind\": \"plan\", \"amount\": 1, \"tax_percent\": 0 },\n"
                    + "{ \"kind\": \"plan\", \"amount\": 0.99, \"tax_percent\": 0, \"colour\": 1 }] }]",
                ["4: colour: unknown key of an invoice line", "1: total: is 2.00 EUR, but its lines make 1.99 EUR"]
            },
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Everything_that_is_wrong_is_said_at_its_line_and_column(string name, string text, string[] faults)
    {
        folder.Write(name, text);
        Assert.Equal(
            faults.Select(f => $"{name}:{f.Replace("#", name, StringComparison.Ordinal)}").Order(StringComparer.Ordinal),
            await FaultsAsync(name)
        );
    }

    [Fact]
    public async Task Lines_that_do_not_fit_to_their_invoice_are_told_across_files_in_any_order()
    {
        string Head(string number, string month, string total) =>
            $"{number},K1,2026-{month}-01,2026-{month}-28,2026-01-01,2026-01-15,EUR,{total},0\n";
        folder.Write(
            "b.csv",
            Lines + "A1,1,plan,10,0\nA1,2,other,5,0\nA3,1,plan,1,0\nA3,3,plan,1,0\nA4,1,plan,1,0\nA4,1,plan,1,0\nA6,1,plan,1,0\n"
        );
        folder.Write("c.csv", Heads + Head("A1", "01", "15.01") + Head("A2", "02", "1") + Head("A3", "03", "2") + Head("A4", "04", "2"));
        folder.Write("d.csv", Heads + Head("A1", "05", "15") + Head("A6", "04", "1"));
        Assert.Equal(
            [
                "b.csv:7: position: stands already in b.csv:6",
                "c.csv:3: invoice: has no lines",
                "c.csv:4: invoice: its lines are numbered from 1, and line 2 is missing",
                "d.csv:2: invoice: stands already in c.csv:2",
                "d.csv:3: period_start: the customer has another invoice for this month in c.csv:5",
            ],
            await FaultsAsync("b.csv", "c.csv", "d.csv")
        );
        folder.Write("d.csv", Payments + "P1,A1,2026-01-01,1,GBP,\n");
        Assert.Contains("c.csv:2: total: is 15.01 EUR, but its lines make 15.00 EUR", await FaultsAsync("b.csv", "c.csv", "d.csv"));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_told_and_not_read()
    {
        folder.Write(
            "latin.csv",
            [
                .. Encoding.UTF8.GetBytes(Payments + "P1,A1,2026-01-01,5,EUR,\n"),
                .. Encoding.Latin1.GetBytes("Überweisung,A1,2026-01-01,5,EUR,\n"),
            ]
        );
        folder.Write("wide.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Payments)]);
        folder.Write("mark.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Payments + "P1,A1,2026-01-01,5,EUR,\n")]);
        Assert.Equal(["latin.csv:3: this is not UTF-8: save it as \"CSV UTF-8\""], await FaultsAsync("latin.csv"));
        Assert.Equal(["wide.csv:1: this is UTF-16: save it as UTF-8"], await FaultsAsync("wide.csv"));
        Assert.Empty(await FaultsAsync("mark.csv"));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_ends_the_reading_and_not_the_memory()
    {
        folder.Write(
            "x.csv",
            Payments + "P1,A1,2026-01-01,5,EUR,\n\"P2,A1\n" + string.Concat(Enumerable.Repeat("P3,A1,2026-01-01,5,EUR,\n", 200_000))
        );
        Assert.Equal(["x.csv:3: longer than 64 kB: is a quote missing?"], await FaultsAsync("x.csv"));
    }

    [Fact]
    public async Task A_file_far_beyond_any_buffer_is_read_to_its_last_row()
    {
        const int Rows = 60_000;
        static string Month(int n) => $"{1950 + n % 200}-{1 + n / 200 % 12:00}-01";
        folder.Write(
            "x.csv",
            Usage + string.Concat(Enumerable.Range(0, Rows).Select(n => $"L{n / 2400},{Month(n)},2199-01-01,{n},,2026-02-01T00:00Z\n"))
        );
        folder.Write(
            "y.json",
            "["
                + string.Join(
                    ",\r\n",
                    Enumerable
                        .Range(0, Rows)
                        .Select(n =>
                            $"{{ \"service\": \"M{n / 2400}\", \"period_start\": \"{Month(n)}\", \"period_end\": \"2199-01-01\", "
                            + $"\"megabytes\": {n}, \"as_of\": \"{(n == Rows - 1 ? "?" : "2026-02-01T00:00Z")}\" }}"
                        )
                )
                + "]"
        );
        var counted = 0L;
        var (faults, _) = await ProviderImport.CheckAsync(
            [Path.Combine(folder.Path, "x.csv"), Path.Combine(folder.Path, "y.json")],
            Ct,
            p => counted += p.IsEnd ? p.Count : 0
        );
        Assert.Equal((2 * Rows, Rows), (counted, Assert.Single(faults).Line));
    }

    [Fact]
    public async Task Whatever_a_file_consists_of_it_is_read_or_refused()
    {
        foreach (var (text, at) in Hostile.HostileLists.Available.Take(2000).Select((t, n) => (t, n)))
        {
            folder.Write("hostile.csv", (at % 2 == 0 ? Lines : Payments) + text);
            folder.Write("hostile.json", $"[{{ \"invoice\": \"1\", \"customer\": \"{text}\", \"lines\": [{text}] }}]");
            await FaultsAsync("hostile.csv", "hostile.json");
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task<IReadOnlyList<string>> FaultsAsync(params string[] names)
    {
        var (faults, _) = await ProviderImport.CheckAsync([.. names.Select(n => Path.Combine(folder.Path, n))], Ct);
        return
        [
            .. faults
                .Select(f => f.ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
