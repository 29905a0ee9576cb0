using System.Globalization;
using Dapper;
using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Customers in the portal's own tables. Those of the demonstration are there only where it is shown.</summary>
internal sealed class EmbeddedCustomers(Database db, TimeProvider clock, ProviderOptions options, CodeVerifier proof) : ICustomers
{
    private const string ByNumber = $"""
        select {CustomerRow.CurrentColumns} from {CustomerRow.CurrentTables}
        where c.number = @number and (c.demonstration = false or @Demonstration)
        """;

    // SQLite knows capitals of ASCII only, so a name is also looked for as it would be written. A word that was not typed is "%".
    private const string Matching = $"""
        select {CustomerRow.CurrentColumns} from {CustomerRow.CurrentTables}
        where (c.demonstration = false or @Demonstration) and (c.number = @number
            or (@mail <> '' and (lower(c.email) = @mail or lower(c.second_email) = @mail))
            or (@one <> '' and (lower(c.name) like @one escape '\' or c.name like @titleOne escape '\')
                and (lower(c.name) like @two escape '\' or c.name like @titleTwo escape '\')))
        order by c.name, c.number limit @most
        """;

    private const string Codes = """
        select k.hash from customer_code k join customer c on c.id = k.customer_id
        where c.number = @number and (c.demonstration = false or @Demonstration) and (k.valid_until is null or k.valid_until >= @today)
        order by (k.valid_until is null) desc, k.valid_until desc, k.hash limit @Slots
        """;

    private const string Printed =
        "select number, printed_number from customer where printed_number is not null and (demonstration = false or @Demonstration)";

    public Task<Answer<Customer>> FindAsync(string number, CancellationToken ct) =>
        ProviderTables.AskAsync(db, () => CustomerAsync(CustomerNumber.Read(number) ?? "", ct));

    public Task<Answer<IReadOnlyList<Customer>>> SearchAsync(string text, int most, CancellationToken ct) =>
        ProviderTables.AskAsync(
            db,
            async () =>
            {
                var found = await db.ListAsync<CustomerRow>(Matching, Searched(text, most), ct);
                return (IReadOnlyList<Customer>)[.. found.Select(row => row.ToCustomer())];
            }
        );

    private object Searched(string text, int most)
    {
        var mail = text.Contains('@', StringComparison.Ordinal) ? text.Trim().ToLowerInvariant() : "";
        var words = mail == "" ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        string Word(int n) => n < words.Length ? $"%{Escape(words[n].ToLowerInvariant())}%" : "%";
        string Title(int n) => n < words.Length ? $"%{Escape(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words[n]))}%" : "%";
        return new
        {
            options.Demonstration,
            number = CustomerNumber.Read(text) ?? "",
            mail,
            one = words.Length > 0 && words[0].Length > 1 ? Word(0) : "",
            titleOne = Title(0),
            two = Word(1),
            titleTwo = Title(1),
            most,
        };
    }

    private static string Escape(string word) =>
        word.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    public async Task<IReadOnlyDictionary<string, string>> PrintedAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var shown = numbers.Distinct().ToDictionary(n => n);
        if (shown.Count == 0)
            return shown;
        var values = new DynamicParameters(new { options.Demonstration });
        foreach (var (n, number) in shown.Keys.Index())
            values.Add($"n{n}", number);
        var sql = $"{Printed} and number in ({string.Join(", ", Enumerable.Range(0, shown.Count).Select(n => $"@n{n}"))})";
        var known = await ProviderTables.AskAsync<IReadOnlyList<PrintedRow>>(
            db,
            async () => await db.ListAsync<PrintedRow>(sql, values, ct)
        );
        foreach (var row in known.Value ?? [])
            shown[row.Number] = row.PrintedNumber;
        return shown;
    }

    // No way out before the codes are compared: the answer would come sooner for some numbers than for others.
    public Task<Answer<Customer>> VerifyCodeAsync(string number, string code, CancellationToken ct) =>
        ProviderTables.AskAsync(
            db,
            async () =>
            {
                var (plain, typed) = (CustomerNumber.Read(number) ?? "", ClaimCode.Read(code) ?? "");
                var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                var kept = await db.ListAsync<string>(
                    Codes,
                    new
                    {
                        number = plain,
                        options.Demonstration,
                        today,
                        CodeVerifier.Slots,
                    },
                    ct
                );
                var fits = proof.Fits(plain, typed, kept);
                var customer = await CustomerAsync(plain, ct);
                return fits ? customer : null;
            }
        );

    private async Task<Customer?> CustomerAsync(string number, CancellationToken ct) =>
        (await db.SingleOrDefaultAsync<CustomerRow>(ByNumber, new { number, options.Demonstration }, ct))?.ToCustomer();

    private sealed record PrintedRow
    {
        public required string Number { get; init; }

        public required string PrintedNumber { get; init; }
    }
}
