using Portal.Tests.Data;
using Portal.Web.Provider;

namespace Portal.Tests.Provider.Import;

/// <summary>What an import brings in, leaves alone and refuses, on each database.</summary>
public abstract class ProviderImportTests(DatabaseFixture data) : IDisposable
{
    private const string Json = """
        [
          {
            "services": [
              {
                "service": "#L-1", "technology": "fibre", "node": "OLT 1/4", "state": "ACTIVE", "plan": "Fibra 500", "started": "2024-02-29", "committed_until": "2026-02-28",
                "street": "Carrer 1", "extra": "2n 1a", "postcode": "08001", "town": "Vilaexemple", "country": "es",
                "devices": [
                  { "serial": "S;1", "kind": "ont", "model": "T" },
                  { "serial": "S2", "kind": "router", "maker": "Ex, \"ample\"", "model": "Box", "owner": "customer", "note": "own\nbox" }
                ]
              }
            ],
            "customer": "#", "name": "Núria, \"clienta\" ß Ж", "language": "ca", "kind": "business", "mail": "a@example.com", "mail_on_line": true,
            "second_mail": "b@example.com", "phone": "+34 000 000", "street": "Carrer 1", "postcode": "08001", "town": "Vilaexemple", "country": "ES",
            "codes": [{ "code": "letter 01", "valid_until": "2026-03-29" }, { "code": "123456" }]
          }
        ]
        """;

    private readonly ImportTestHost desk = new(data);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_brings_in_a_customer_with_everything()
    {
        var result = await desk.RunAsync(desk.File("all.json", Json.Replace("#", "J1", StringComparison.Ordinal)));
        Assert.Empty(result.Faults);
        Assert.Equal(["J1"], result.Added);
        var customer = (await desk.Customers.VerifyCodeAsync("j-1", "LETTER-O1", Ct)).Value!;
        Assert.Equal("Núria, \"clienta\" ß Ж", customer.Name);
        Assert.True(customer is { Kind: CustomerKind.Business, State: CustomerState.Active, Language: "ca", MailOnLine: true, SecondMail: "b@example.com", Address.Extra: "" });
        var service = Assert.Single((await desk.Services.ListAsync("J1", Ct)).Value!);
        Assert.True(service is { Number: "J1L1", PrintedNumber: "J1L-1", State: ServiceState.Active, Node: "OLT 1/4", Address: { Extra: "2n 1a", Country: "ES" } });
        Assert.Equal((new DateOnly(2024, 2, 29), new DateOnly(2026, 2, 28)), (service.Started, service.CommittedUntil));
        Assert.Equal([("S2", DeviceOwner.Customer, "Ex, \"ample\""), ("S;1", DeviceOwner.Provider, "")], service.Devices.Select(d => (d.Serial, d.Owner, d.Maker)));
        Assert.Equal(["added"], await desk.AuditAsync("J1"));
    }

    [Theory]
    [InlineData("C1", ",", "\n", "")]
    [InlineData("C2", ";", "\r\n", "\uFEFF")]
    [InlineData("C3", "\t", "\r\n", "")]
    public async Task Csv_files_say_the_same_as_json(string number, string separator, string end, string start)
    {
        string Table(params string[] lines) => start + string.Concat(lines.Select(l => l.Replace("|", separator, StringComparison.Ordinal) + end));
        var result = await desk.RunAsync(
            desk.File("devices.csv", Table("Serial|service|KIND|maker|model|owner|note", $"\"S;1\"|{number}L1|ont||T||", $"S2|{number}-L1|router|\"Ex, \"\"ample\"\"\"|Box|customer|\"own\nbox\"")),
            desk.File("codes.csv", Table("customer|code|valid until", $"{number}|Letter-01|2026-03-29", $"{number}|123456|", "||")),
            desk.File("services.csv", Table(
                "service|customer|technology|node|state|plan|started|committed-until|street|extra|postcode|town|country",
                $"{number}L1|{number}|fibre|OLT 1/4|active|Fibra 500|2024-02-29|2026-02-28|Carrer 1|2n 1a|08001|Vilaexemple|ES")),
            desk.File("customers.csv", Table(
                "customer|name|language|kind|mail|mail_on_line|second_mail|phone|street|postcode|town|country",
                $" {number} |\"Núria, \"\"clienta\"\" ß Ж\"|ca|business|a@example.com|yes|b@example.com|+34 000 000|Carrer 1|08001|Vilaexemple|ES")));
        Assert.Empty(result.Faults);
        await desk.RunAsync(desk.File("all.json", Json.Replace("#", "J" + number, StringComparison.Ordinal)));
        var (csv, json) = (await desk.DossierAsync(number), await desk.DossierAsync("J" + number));
        Assert.Equal(json!.Customer with { Number = number }, csv!.Customer);
        Assert.Equal(json.Services[0].Devices, csv.Services[0].Devices);
        Assert.Equal(json.Services[0] with { Number = "", PrintedNumber = null, Devices = [] }, csv.Services[0] with { Number = "", PrintedNumber = null, Devices = [] });
        Assert.Equal(AnswerState.Found, (await desk.Customers.VerifyCodeAsync(number, "letter01", Ct)).State);
    }

    [Fact]
    public async Task A_number_is_kept_as_it_is_printed_beside_the_form_it_is_found_by()
    {
        var before = desk.File("before.csv", "customer,name,language\nPRINT1,Customer from before,en\n");
        await desk.RunAsync(before);
        Assert.Null((await desk.DossierAsync("PRINT1"))!.Customer.PrintedNumber);
        var result = await desk.RunAsync(desk.File("now.csv", "customer,name,language\nNr. Print-1,Customer from before,en\n"));
        Assert.Equal(["PRINT1"], result.Changed);
        Assert.Equal("Print-1", (await desk.Customers.FindAsync("print 1", Ct)).Value!.PrintedNumber);
        var codes = await desk.RunAsync(desk.File("codes.csv", "customer,code\nPRINT1,123456\n")); // only the list of customers says how a number is printed
        Assert.Equal(["PRINT1"], codes.Changed);
        Assert.Equal("Print-1", (await desk.DossierAsync("PRINT1"))!.Customer.PrintedNumber);
        Assert.Equal("PRINT1", (await desk.Customers.VerifyCodeAsync("PRINT-1", "123456", Ct)).Value!.Number);
    }

    [Theory]
    [InlineData("KD-100 234", "KD-100 234")]
    [InlineData(" Kundennummer:  KD-100\u00A0234 ", "KD-100 234")]
    [InlineData("kd\u200B-1", "kd-1")]
    [InlineData("KD1", null)]
    [InlineData("ß", null)]
    public void What_is_printed_is_what_people_can_recognise(string given, string? printed) => Assert.Equal(printed, CustomerNumber.Printed(given));

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var file = desk.File("all.json", Json.Replace("#", "AGAIN", StringComparison.Ordinal));
        await desk.RunAsync(file);
        data.Clock.Advance(TimeSpan.FromHours(1));
        var result = await desk.RunAsync(file, file);
        Assert.Equal((0, 0, 1), (result.Added.Count, result.Changed.Count, result.Unchanged));
        Assert.Equal(["added"], await desk.AuditAsync("AGAIN"));
    }

    [Fact]
    public async Task What_changed_is_written_and_what_a_file_does_not_mention_stays()
    {
        await desk.RunAsync(desk.File("all.json", Json.Replace("#", "CHANGE", StringComparison.Ordinal)));
        var result = await desk.RunAsync(desk.File("services.csv", """
            service,customer,technology,state,plan,street,postcode,town,country
            CHANGEL1,CHANGE,fibre,suspended,Fibra 500,Carrer 1,08001,Vilaexemple,ES
            CHANGEL2,CHANGE,dsl,active,DSL 50,Carrer 2,08001,Vilaexemple,ES
            """));
        Assert.Equal(["CHANGE"], result.Changed);
        var services = (await desk.Services.ListAsync("CHANGE", Ct)).Value!;
        Assert.Equal([(ServiceState.Suspended, 2), (ServiceState.Active, 0)], services.Select(s => (s.State, s.Devices.Count)));
        Assert.Equal("a@example.com", (await desk.Customers.VerifyCodeAsync("CHANGE", "123456", Ct)).Value?.Mail);
        Assert.Equal(["added", "changed"], await desk.AuditAsync("CHANGE"));
    }

    [Fact]
    public async Task A_list_of_devices_is_the_whole_list()
    {
        await desk.RunAsync(desk.File("all.json", Json.Replace("#", "BOXES", StringComparison.Ordinal)));
        await desk.RunAsync(desk.File("devices.csv", "service,serial,kind,model\nBOXESL1,S3,router,New box\n"));
        Assert.Equal(["S3"], (await desk.DossierAsync("BOXES"))!.Services[0].Devices.Select(d => d.Serial));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        await desk.RunAsync(desk.File("old.json", Json.Replace("#", "DRY1", StringComparison.Ordinal)));
        var changed = desk.File("new.json", Json.Replace("#", "DRY1", StringComparison.Ordinal).Replace("\"ca\"", "\"es\"", StringComparison.Ordinal));
        var result = await desk.RunAsync(dryRun: true, partial: false, changed, desk.File("added.json", Json.Replace("#", "DRY2", StringComparison.Ordinal)));
        Assert.Equal(["DRY2"], result.Added);
        Assert.Equal(["DRY1"], result.Changed);
        Assert.Equal("ca", (await desk.DossierAsync("DRY1"))!.Customer.Language);
        Assert.Null(await desk.DossierAsync("DRY2"));
        Assert.Empty(await desk.AuditAsync("DRY2"));
    }

    [Fact]
    public async Task One_fault_stops_everything_unless_part_of_it_is_asked_for()
    {
        var good = Json.Replace("#", "GOOD", StringComparison.Ordinal);
        var bad = Json.Replace("#", "BAD", StringComparison.Ordinal).Replace("\"kind\": \"ont\"", "\"kind\": \"toaster\"", StringComparison.Ordinal);
        var files = new[] { desk.File("good.json", good), desk.File("bad.json", bad) };
        var refused = await desk.RunAsync(files);
        Assert.False(refused.IsAccepted);
        Assert.Contains(":8: kind: \"toaster\" is not one of other, router,", Assert.Single(refused.Faults).ToString(), StringComparison.Ordinal);
        Assert.Null(await desk.DossierAsync("GOOD"));
        var partial = await desk.RunAsync(dryRun: false, partial: true, files);
        Assert.Equal(["GOOD"], partial.Added);
        Assert.Equal(1, partial.LeftOut);
        Assert.NotNull(await desk.DossierAsync("GOOD"));
        Assert.Null(await desk.DossierAsync("BAD"));
    }

    [Fact]
    public async Task A_broken_file_takes_everybody_it_names_with_it()
    {
        var devices = desk.File("devices.csv", "service,serial,kind,model\nBROKENL1,S1,router,Box\nBROKENL1,S2,mesh,a \"mesh\"\n");
        await desk.RunAsync(desk.File("all.json", Json.Replace("#", "BROKEN", StringComparison.Ordinal)));
        var result = await desk.RunAsync(dryRun: false, partial: true, devices);
        Assert.Equal(1, result.LeftOut);
        Assert.Equal(["S2", "S;1"], (await desk.DossierAsync("BROKEN"))!.Services[0].Devices.Select(d => d.Serial));
    }

    [Fact]
    public async Task Expired_codes_go_and_too_many_valid_ones_are_refused()
    {
        await desk.RunAsync(desk.File("all.json", Json.Replace("#", "CODES", StringComparison.Ordinal)));
        data.Clock.Advance(TimeSpan.FromDays(2));
        await desk.RunAsync(desk.File("codes.csv", "customer,code\nCODES,new-code\n"));
        Assert.Equal(2, (await desk.DossierAsync("CODES"))!.Codes.Count);
        var many = await desk.RunAsync(desk.File("codes.csv", "customer,code\n" + string.Concat(Enumerable.Range(0, 16).Select(n => $"CODES,code-0{n}\n"))));
        Assert.Contains("more than 16 codes", Assert.Single(many.Faults).Message, StringComparison.Ordinal);
        data.Clock.AdjustTime(data.Clock.GetUtcNow().AddDays(-2));
    }

    [Fact]
    public async Task What_does_not_fit_to_what_is_known_is_a_fault_at_its_place()
    {
        await desk.RunAsync(desk.File("all.json", Json.Replace("#", "OWNER", StringComparison.Ordinal)));
        var result = await desk.RunAsync(
            desk.File("a.csv", "customer,name,language\nOTHER,Somebody,de\nother,Somebody,de\n"),
            desk.File("b.csv", "service,customer,technology,state,plan,street,postcode,town,country\nOWNERL1,OTHER,dsl,active,P,S,1,T,DE\nX1,NOBODY,dsl,active,P,S,1,T,DE\n"),
            desk.File("c.csv", "service,serial,kind,model\nNOSERVICE,S1,router,Box\n"),
            desk.File("d.csv", "customer,code\nNOBODY,123456\n"));
        Assert.Equal(
            [
                "a.csv:3: customer: stands already in a.csv:2",
                "c.csv:2: service: unknown service: neither in these files nor imported before",
                "b.csv:3: customer: unknown customer: neither in these files nor imported before",
                "d.csv:2: customer: unknown customer: neither in these files nor imported before",
                "b.csv:2: service: belongs to another customer; a line that changes hands gets a new number",
            ],
            result.Faults.Select(f => f.ToString().Replace(desk.Folder.Path + "/", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal).OrderBy(f => Order(f)));
        static int Order(string fault) => fault switch { _ when fault.StartsWith('a') => 0, _ when fault.StartsWith('c') => 1, _ when fault.Contains("belongs", StringComparison.Ordinal) => 3, _ => 2 };
    }

    [Fact]
    public async Task Hostile_texts_are_refused_or_kept_as_they_are()
    {
        var texts = Hostile.HostileLists.Available.Where(t => t.Trim().Length > 0 && !t.Any(char.IsSurrogate)).Take(2000).ToList();
        var lines = texts.Select((t, n) => $"HOSTILE{n},\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\",en\n");
        var result = await desk.RunAsync(dryRun: false, partial: true, desk.File("hostile.csv", "customer,name,language\n" + string.Concat(lines)));
        Assert.Equal(texts.Count, result.Added.Count + result.LeftOut);
        Assert.True(result.Added.Count > texts.Count / 2, $"{result.Added.Count} of {texts.Count}");
        foreach (var number in result.Added.Take(200))
        {
            var text = texts[int.Parse(number.AsSpan("HOSTILE".Length), System.Globalization.CultureInfo.InvariantCulture)];
            Assert.Equal(text.Trim().Normalize(), (await desk.Customers.FindAsync(number, Ct)).Value?.Name);
        }
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        desk.Dispose();
    }

    public sealed class OnSqlite(SqliteFixture data) : ProviderImportTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ProviderImportTests(data), IClassFixture<PostgresFixture>;
}
