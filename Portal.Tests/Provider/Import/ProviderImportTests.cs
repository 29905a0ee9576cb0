using Portal.Tests.Data;
using Portal.Web.Provider;

namespace Portal.Tests.Provider.Import;

/// <summary>What an import brings in, leaves alone and refuses, on each database.</summary>
public abstract partial class ProviderImportTests(DatabaseFixture data) : IDisposable
{
    private const string Json = """
        [
          {
            "services": [
              {
                "service": "#L-1", "technology": "fibre", "node": "OLT 1/4", "state": "ACTIVE", "plan": "Fibra 500",
                "started": "2024-02-29", "state_reason": "request", "committed_until": "2026-02-28", "state_since": "2026-01-31",
                "street": "Carrer 1", "extra": "2n 1a", "postcode": "08001", "town": "Vilaexemple", "country": "es", "ends": "2026-03-31",
                "devices": [
                  { "serial": "S;1", "kind": "ont", "model": "T" },
                  { "serial": "S2", "kind": "router", "maker": "Ex, \"ample\"", "model": "Box", "owner": "customer", "note": "own\nbox" }
                ]
              }
            ],
            "customer": "#", "name": "Núria, \"clienta\" ß Ж", "language": "ca", "kind": "business",
            "mail": "a@example.com", "mail_on_line": true,
            "second_mail": "b@example.com", "phone": "+34 000 000", "street": "Carrer 1",
            "postcode": "08001", "town": "Vilaexemple", "country": "ES",
            "codes": [{ "code": "letter 01", "valid_until": "2026-03-29" }, { "code": "123456" }]
          }
        ]
        """;

    private readonly ImportTestHost host = new(data);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_brings_in_a_customer_with_everything()
    {
        var result = await host.RunAsync(host.File("all.json", Json.Replace("#", "J1", StringComparison.Ordinal)));
        Assert.Empty(result.Faults);
        Assert.Equal(["J1"], result.Added);
        var customer = (await host.Customers.VerifyCodeAsync("j-1", "LETTER-O1", Ct)).Value!;
        Assert.Equal("Núria, \"clienta\" ß Ж", customer.Name);
        Assert.True(
            customer
                is {
                    Kind: CustomerKind.Business,
                    State: CustomerState.Active,
                    Language: "ca",
                    EmailDependsOnLine: true,
                    SecondEmail: "b@example.com",
                    Address.Extra: ""
                }
        );
        var service = Assert.Single((await host.Services.ListAsync("J1", Ct)).Value!);
        Assert.True(
            service
                is {
                    Number: "J1L1",
                    PrintedNumber: "J1L-1",
                    State: ServiceState.Active,
                    Node: "OLT 1/4",
                    Address: { Extra: "2n 1a", Country: "ES" }
                }
        );
        Assert.Equal((new DateOnly(2024, 2, 29), new DateOnly(2026, 2, 28)), (service.StartedOn, service.CommittedUntil));
        Assert.Equal(
            (new DateOnly(2026, 1, 31), StateReason.Request, new DateOnly(2026, 3, 31)),
            (service.StateSince, service.StateReason, service.EndsOn)
        );
        Assert.Equal(
            [("S2", DeviceOwner.Customer, "Ex, \"ample\""), ("S;1", DeviceOwner.Provider, "")],
            service.Devices.Select(d => (d.Serial, d.Owner, d.Maker))
        );
        Assert.Equal(["added"], await host.AuditAsync("J1"));
    }

    [Theory]
    [InlineData("C1", ",", "\n", "")]
    [InlineData("C2", ";", "\r\n", "\uFEFF")]
    [InlineData("C3", "\t", "\r\n", "")]
    public async Task Csv_files_say_the_same_as_json(string number, string separator, string end, string start)
    {
        string Table(params string[] lines) =>
            start + string.Concat(lines.Select(l => l.Replace("|", separator, StringComparison.Ordinal) + end));
        var result = await host.RunAsync(
            host.File(
                "devices.csv",
                Table(
                    "Serial|service|KIND|maker|model|owner|note",
                    $"\"S;1\"|{number}L1|ont||T||",
                    $"S2|{number}-L1|router|\"Ex, \"\"ample\"\"\"|Box|customer|\"own\nbox\""
                )
            ),
            host.File("codes.csv", Table("customer|code|valid until", $"{number}|Letter-01|2026-03-29", $"{number}|123456|", "||")),
            host.File(
                "services.csv",
                Table(
                    "service|customer|technology|node|state|State Since|state-reason|plan|started|committed-until|ends|"
                        + "street|extra|postcode|town|country",
                    $"{number}L1|{number}|fibre|OLT 1/4|active|2026-01-31|request|Fibra 500|2024-02-29|2026-02-28|2026-03-31|"
                        + "Carrer 1|2n 1a|08001|Vilaexemple|ES"
                )
            ),
            host.File(
                "customers.csv",
                Table(
                    "customer|name|language|kind|mail|mail_on_line|second_mail|phone|street|postcode|town|country",
                    $" {number} |\"Núria, \"\"clienta\"\" ß Ж\"|ca|business|a@example.com|yes|b@example.com|+34 000 "
                        + "000|Carrer 1|08001|Vilaexemple|ES"
                )
            )
        );
        Assert.Empty(result.Faults);
        await host.RunAsync(host.File("all.json", Json.Replace("#", "J" + number, StringComparison.Ordinal)));
        var (csv, json) = (await host.RecordAsync(number), await host.RecordAsync("J" + number));
        Assert.Equal(json!.Customer with { Number = number }, csv!.Customer);
        Assert.Equal(json.Services[0].Devices, csv.Services[0].Devices);
        Assert.Equal(
            json.Services[0] with
            {
                Number = "",
                PrintedNumber = null,
                Devices = [],
            },
            csv.Services[0] with
            {
                Number = "",
                PrintedNumber = null,
                Devices = [],
            }
        );
        Assert.Equal(AnswerState.Found, (await host.Customers.VerifyCodeAsync(number, "letter01", Ct)).State);
    }

    [Fact]
    public async Task A_number_is_kept_as_it_is_printed_beside_the_form_it_is_found_by()
    {
        var before = host.File("before.csv", "customer,name,language\nPRINT1,Customer from before,en\n");
        await host.RunAsync(before);
        Assert.Null((await host.RecordAsync("PRINT1"))!.Customer.PrintedNumber);
        var result = await host.RunAsync(host.File("now.csv", "customer,name,language\nNr. Print-1,Customer from before,en\n"));
        Assert.Equal(["PRINT1"], result.Changed);
        Assert.Equal("Print-1", (await host.Customers.FindAsync("print 1", Ct)).Value!.PrintedNumber);
        // only the list of customers says how a number is printed
        var codes = await host.RunAsync(host.File("codes.csv", "customer,code\nPRINT1,123456\n"));
        Assert.Equal(["PRINT1"], codes.Changed);
        Assert.Equal("Print-1", (await host.RecordAsync("PRINT1"))!.Customer.PrintedNumber);
        Assert.Equal("PRINT1", (await host.Customers.VerifyCodeAsync("PRINT-1", "123456", Ct)).Value!.Number);
    }

    [Theory]
    [InlineData("KD-100 234", "KD-100 234")]
    [InlineData(" Kundennummer:  KD-100\u00A0234 ", "KD-100 234")]
    [InlineData("kd\u200B-1", "kd-1")]
    [InlineData("KD1", null)]
    [InlineData("ß", null)]
    public void What_is_printed_is_what_people_can_recognise(string given, string? printed) =>
        Assert.Equal(printed, CustomerNumber.Printed(given));

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var file = host.File("all.json", Json.Replace("#", "AGAIN", StringComparison.Ordinal));
        await host.RunAsync(file);
        data.Clock.Advance(TimeSpan.FromHours(1));
        var result = await host.RunAsync(file, file);
        Assert.Equal((0, 0, 1), (result.Added.Count, result.Changed.Count, result.Unchanged));
        Assert.Equal(["added"], await host.AuditAsync("AGAIN"));
    }

    [Fact]
    public async Task What_changed_is_written_and_what_a_file_does_not_mention_stays()
    {
        await host.RunAsync(host.File("all.json", Json.Replace("#", "CHANGE", StringComparison.Ordinal)));
        var result = await host.RunAsync(
            host.File(
                "services.csv",
                """
                service,customer,technology,state,plan,street,postcode,town,country
                CHANGEL1,CHANGE,fibre,suspended,Fibra 500,Carrer 1,08001,Vilaexemple,ES
                CHANGEL2,CHANGE,dsl,active,DSL 50,Carrer 2,08001,Vilaexemple,ES
                """
            )
        );
        Assert.Equal(["CHANGE"], result.Changed);
        var services = (await host.Services.ListAsync("CHANGE", Ct)).Value!;
        Assert.Equal([(ServiceState.Suspended, 2), (ServiceState.Active, 0)], services.Select(s => (s.State, s.Devices.Count)));
        Assert.Equal("a@example.com", (await host.Customers.VerifyCodeAsync("CHANGE", "123456", Ct)).Value?.Email);
        Assert.Equal(["added", "changed"], await host.AuditAsync("CHANGE"));
    }

    [Fact]
    public async Task A_list_of_devices_is_the_whole_list()
    {
        await host.RunAsync(host.File("all.json", Json.Replace("#", "BOXES", StringComparison.Ordinal)));
        await host.RunAsync(host.File("devices.csv", "service,serial,kind,model\nBOXESL1,S3,router,New box\n"));
        Assert.Equal(["S3"], (await host.RecordAsync("BOXES"))!.Services[0].Devices.Select(d => d.Serial));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        await host.RunAsync(host.File("old.json", Json.Replace("#", "DRY1", StringComparison.Ordinal)));
        var changed = host.File(
            "new.json",
            Json.Replace("#", "DRY1", StringComparison.Ordinal).Replace("\"ca\"", "\"es\"", StringComparison.Ordinal)
        );
        var result = await host.RunAsync(
            dryRun: true,
            partial: false,
            changed,
            host.File("added.json", Json.Replace("#", "DRY2", StringComparison.Ordinal))
        );
        Assert.Equal(["DRY2"], result.Added);
        Assert.Equal(["DRY1"], result.Changed);
        Assert.Equal("ca", (await host.RecordAsync("DRY1"))!.Customer.Language);
        Assert.Null(await host.RecordAsync("DRY2"));
        Assert.Empty(await host.AuditAsync("DRY2"));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        host.Dispose();
    }

    public sealed class OnSqlite(SqliteFixture data) : ProviderImportTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ProviderImportTests(data), IClassFixture<PostgresFixture>;
}
