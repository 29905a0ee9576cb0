using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Tests.Site;
using Portal.Web.Provider;
using Portal.Web.Provider.Demonstration;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Import;
using Portal.Web.Site;

namespace Portal.Tests.Provider.Demonstration;

/// <summary>The made-up customers are telling, complete, and nowhere but in development.</summary>
public sealed class DemonstrationTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private static readonly ProviderOptions Shown = new() { Demonstration = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Environment, setting, and how many there are.</summary>
    public static TheoryData<string, string?, long> Places =>
        new()
        {
            { "Development", null, 13 },
            { "Development", "false", 0 },
            { "Staging", "true", 0 },
            { "Production", null, 0 },
        };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task They_are_brought_in_by_a_portal_in_development_only(string environment, string? setting, long expected)
    {
        var settings = environment == "Development" ? new PortalSettings() : ProductionPortal.Settings() with { Environment = environment };
        if (setting is not null)
            settings = settings with { More = settings.More.Append(new("Provider__Demonstration", setting)).ToDictionary() };
        await using var portal = await PortalProgram.StartAsync(settings, Ct);
        await using var database = new Web.Data.Database(
            new Web.Data.SqliteDialect(Path.Combine(portal.DataFolder, "portal.db")),
            TimeProvider.System
        );
        Assert.Equal(expected, await database.SingleOrDefaultAsync<long>("select count(*) from customer", ct: Ct));
    }

    [Fact]
    public async Task Each_can_be_claimed_with_the_code_that_is_shown_and_their_names_say_that_they_are_made_up()
    {
        var people = (await LoadedAsync(Shown)).All;
        Assert.Equal(13, people.Count);
        var customers = new EmbeddedCustomers(data.Database, data.Clock, Shown, new CodeVerifier());
        foreach (var person in people)
        {
            Assert.StartsWith("Demo ", person.Name, StringComparison.Ordinal);
            Assert.StartsWith("DEMO-", person.Number, StringComparison.Ordinal);
            var customer = (await customers.VerifyCodeAsync(person.Number, person.Code, Ct)).Value;
            Assert.Equal((person.Name, person.Language), (customer?.Name, customer?.Language));
            Assert.All(
                new[] { customer!.Email!, customer.SecondEmail ?? "@example.com" },
                m => Assert.Matches(@"@(\w+\.)?example\.(com|net)$", m)
            );
        }
    }

    [Fact]
    public async Task Every_language_and_every_kind_of_line_occurs()
    {
        var people = (await LoadedAsync(Shown)).All;
        Assert.Equal(Language.Codes.Order(StringComparer.Ordinal), people.Select(p => p.Language).Distinct().Order(StringComparer.Ordinal));
        var all = (await CustomerRecordReader.AllAsync(data.Database, Ct)).Values.ToList();
        var lines = all.SelectMany(d => d.Services).ToList();
        Assert.Equal(Enum.GetValues<Technology>().Where(t => t != Technology.Unknown), lines.Select(l => l.Technology).Distinct().Order());
        Assert.Superset(
            new HashSet<ServiceState>
            {
                ServiceState.PendingActive,
                ServiceState.Active,
                ServiceState.Suspended,
                ServiceState.PendingTerminate,
            },
            lines.Select(l => l.State).ToHashSet()
        );
        Assert.Contains(all, d => d.Services.Count(s => s.State == ServiceState.Active) == 2);
        Assert.Contains(all, d => d.Customer is { Kind: CustomerKind.Business });
        Assert.Contains(all, d => d.Customer is { EmailDependsOnLine: true, SecondEmail: null });
        Assert.Contains(lines.SelectMany(l => l.Devices), d => d.Owner == DeviceOwner.Customer);
    }

    [Fact]
    public async Task Where_it_is_not_shown_nobody_is_listed() => Assert.Empty((await LoadedAsync(new ProviderOptions())).All);

    [Fact]
    public async Task An_import_does_not_make_a_made_up_customer_real()
    {
        await LoadedAsync(Shown);
        var result = await Import.RunAsync(new ImportOptions { Files = [DemonstrationCustomers.File], Actor = "test" }, Ct);
        Assert.False(result.IsAccepted);
        Assert.Contains(result.Faults, f => f.Message == "a customer of the demonstration has this number");
    }

    private ProviderImport Import => new(data.Database, data.Clock);

    private async Task<DemonstrationCustomers> LoadedAsync(ProviderOptions options)
    {
        var people = new DemonstrationCustomers(Import, options, NullLogger<DemonstrationCustomers>.Instance);
        await people.LoadAsync(Ct);
        return people;
    }
}
