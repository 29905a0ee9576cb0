using System.Text;
using Portal.Tests.Help.Content;
using Portal.Web.Provider.Import;
using Portal.Web.Site;

namespace Portal.Tests.Provider.Import;

/// <summary>Whoever made a file is told everything that is wrong with it, at once, and where.</summary>
public sealed class FileDiagnosticTests : IDisposable
{
    private const string Customers = "customer,name,language,mail,phone,state,mail_on_line,street,postcode,town,country\n";
    private const string Services = "service,customer,technology,state,plan,street,postcode,town,country,started,committed_until\n";

    private readonly TempFolder folder = new();

    public static TheoryData<string, string, string[]> Wrong =>
        new()
        {
            { "x.csv", "", ["1: there is nothing in this file"] },
            {
                "x.csv",
                "a,b\n1,2\n",
                [
                    "1: the first line names no columns of customers (customer, name, …), services (service, …), devices (serial, …), "
                        + "codes (customer, code), invoices (invoice, …), invoice lines (invoice, position, …), payments (reference, …), "
                        + "usage (megabytes, …) or orders (order, …)",
                ]
            },
            { "x.csv", "customer,name\n1,2\n", ["1: language: this column is missing"] },
            {
                "x.csv",
                "customer,code,code,colour\n",
                ["1: colour: unknown column; known are customer, code, valid_until, note", "1: code: this column stands there twice"]
            },
            { "x.csv", "customer,code\n1,123456\n\n2,\"12,3456\n", ["4: a quote is opened here and never closed"] },
            { "x.csv", "customer,code\n1,12345\n", ["2: code: 6 to 40 letters A to Z and digits are expected"] },
            {
                "x.csv",
                "customer,code\n1,2,3\n1,12\"3456\n,\n2,ok1234\n",
                [
                    "2: more fields than the first line has columns; a field with a separator in it belongs in quotes",
                    "3: a quote inside a field: the field belongs in quotes, and each quote in it is written twice",
                ]
            },
            {
                "x.csv",
                Customers + "?,,xx,a b@c,abc,gone,maybe,,,,\n",
                [
                    "2: customer: \"?\" is no number: 1 to 32 letters A to Z and digits are expected",
                    "2: name: is missing",
                    "2: state: \"gone\" is not one of prospect, active, suspended, closed",
                    "2: language: \"xx\" is not one of en, de, es, pt, ru, ca",
                    "2: mail: \"a b@c\" is no address that mail can be sent to",
                    "2: mail_on_line: \"maybe\" is not one of yes, no",
                    "2: phone: \"abc\" is no telephone number, or more than one",
                ]
            },
            {
                "x.csv",
                Customers + "1,\"two\nlines\",de,,,,,,,,\n2,b,de,,,,,Street,,,Germany\n",
                [
                    "2: name: a line break, or a character that nobody can see",
                    "4: country: \"GERMANY\" is no country: two letters, DE",
                    "4: postcode: is missing",
                    "4: town: is missing",
                ]
            },
            {
                "x.csv",
                Customers + "1,a\u202Eb,de,,,,,,,,\n2,a\0b,de,,,,,,,,\n3," + new string('n', 201) + ",de,,,,,,,,\n",
                [
                    "2: name: a line break, or a character that nobody can see",
                    "3: name: a line break, or a character that nobody can see",
                    "4: name: has 201 characters, at most 200 are allowed",
                ]
            },
            {
                "x.csv",
                Services + "1,1,copper,on,P,S,1,T,DE,2026-02-30,1.2.2026\n2,1,dsl,active,P,S,1,T,DE,2026-02-02,2026-02-01\n",
                [
                    "2: technology: \"copper\" is not one of fibre, cable, dsl, wireless",
                    "2: state: \"on\" is not one of created, pendingActive, active, suspended, pendingTerminate, "
                        + "terminated, cancelled, aborted",
                    "2: started: \"2026-02-30\" is no day: 2026-11-02 is how days are written",
                    "2: committed_until: \"1.2.2026\" is no day: 2026-11-02 is how days are written",
                    "3: committed_until: lies before the day the contract started",
                ]
            },
            { "x.json", "{}", ["1: a list of customers in square brackets is expected here"] },
            {
                "x.json",
                "[\n{ \"customer\": 1,\n \"name\": [],\n \"language\": \"de\" },\n 7]",
                ["3: name: a text is expected here", "2: name: is missing", "5: a customer in curly brackets is expected here"]
            },
            {
                "x.json",
                "[\n{ \"customer\": \"1\", \"name\": \"a\", \"name\": \"b\",\n"
                    + " \"language\": \"de\", \"codes\": [{ \"code\": \"123456\",\n \"customer\": \"2\" }] }]",
                ["2: name: stands here a second time", "4: customer: unknown key of a code"]
            },
            {
                "x.json",
                "[{ \"customer\": \"1\",\n \"name\": \"\\ud800\", \"language\": \"de\" }]",
                ["2: name: a text is expected here", "1: name: is missing"]
            },
            {
                "x.json",
                "[\n{ \"customer\": \"1\", \"name\": \"a\", \"language\": \"de\" }\n",
                ["3: this is not well-formed JSON: a comma, quote or bracket is missing or too many, at or before this place"]
            },
            {
                "x.json",
                "[] x",
                ["1: this is not well-formed JSON: a comma, quote or bracket is missing or too many, at or before this place"]
            },
            {
                "x.json",
                new string('[', 100_000),
                [
                    "1: a customer in curly brackets is expected here",
                    "1: this is not well-formed JSON: a comma, quote or bracket is missing or too many, at or before this place",
                ]
            },
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Everything_that_is_wrong_is_said_at_its_line_and_column(string name, string text, string[] faults)
    {
        folder.Write(name, text);
        Assert.Equal(faults.Order(StringComparer.Ordinal), await FaultsAsync(name));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_told_from_a_broken_one()
    {
        folder.Write("latin.csv", Encoding.Latin1.GetBytes("customer,name,language\n1,a,de\n2,Müller,de\n"));
        folder.Write("wide.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("customer,name,language\n")]);
        Assert.Equal(["3: this is not UTF-8: save it as \"CSV UTF-8\""], await FaultsAsync("latin.csv"));
        Assert.Equal(["1: this is UTF-16: save it as UTF-8"], await FaultsAsync("wide.csv"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_too_large_is_said_and_not_thrown()
    {
        await using (var large = File.Create(Path.Combine(folder.Path, "large.csv")))
            large.SetLength(SourceFile.MaxBytes + 1);
        Assert.Equal(["1: there is no such file"], await FaultsAsync("nowhere.csv"));
        Assert.Equal(["1: larger than 64 MB: divide the file"], await FaultsAsync("large.csv"));
        Assert.Single(await FaultsAsync("."));
    }

    [Fact]
    public async Task So_many_faults_that_nobody_reads_them_are_counted()
    {
        folder.Write("many.csv", "customer,name,language\n" + string.Concat(Enumerable.Range(1, 5_000).Select(n => $"{n},,\n")));
        var (first, count) = await ProviderImport.CheckAsync([Path.Combine(folder.Path, "many.csv")], Ct);
        Assert.Equal((1_000, 10_000), (first.Count, count));
    }

    [Fact]
    public async Task Whatever_a_file_consists_of_it_is_read_or_refused()
    {
        foreach (var (text, at) in Hostile.HostileLists.Available.Take(3000).Select((t, n) => (t, n)))
        {
            var name = at % 2 == 0 ? "hostile.csv" : "hostile.json";
            folder.Write(
                name,
                at % 3 == 0 ? Customers + text
                    : at % 3 == 1 ? text
                    : $"[{{ \"customer\": \"1\", \"name\": \"{text}\" }}]"
            );
            await FaultsAsync(name);
        }
    }

    [Fact]
    public void What_is_printed_of_a_file_moves_no_cursor() =>
        Assert.Equal("a\uFFFD[31m\uFFFDb", TerminalSafe.Escape("a\u001B[31m\u202Eb"));

    [Fact]
    public void Customers_speak_the_languages_of_the_portal() => Assert.Equal(Language.Codes, RowReader.Languages);

    public void Dispose() => folder.Dispose();

    private async Task<IReadOnlyList<string>> FaultsAsync(string name)
    {
        var path = Path.Combine(folder.Path, name);
        var (faults, _) = await ProviderImport.CheckAsync([path], Ct);
        return [.. faults.Select(f => f.ToString()[(path.Length + 1)..]).Order(StringComparer.Ordinal)];
    }
}
