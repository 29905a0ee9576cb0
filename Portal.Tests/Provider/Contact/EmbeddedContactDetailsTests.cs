using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Contact;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Contact;

/// <summary>How customers are reached, in the portal's own tables, beside what the provider's files say.</summary>
public abstract class EmbeddedContactDetailsTests(DatabaseFixture data) : ContactDetailsContract
{
    private EmbeddedContactDetails Port => new(data.Database, new ProviderOptions());

    private EmbeddedCustomers Customers => new(data.Database, TimeProvider.System, new ProviderOptions(), new CodeVerifier());

    [Fact]
    public async Task What_the_customer_said_outlives_the_same_file_and_gives_way_to_a_newer_word_of_the_provider()
    {
        await ImportAsync("KD400010", "+49 30 1", "de");
        await Port.ChangeAsync("KD400010", new() { Phone = "+4930231250123", Language = "pt" }, Ct);
        await ImportAsync("KD400010", "+49 30 1", "de");
        Assert.Equal(("+4930231250123", "pt"), await ReachedAsync("KD400010"));
        await ImportAsync("KD400010", "+49 30 2", "de");
        Assert.Equal(("+49 30 2", "pt"), await ReachedAsync("KD400010"));
        await ImportAsync("KD400010", "+49 30 2", "es");
        Assert.Equal(("+49 30 2", "es"), await ReachedAsync("KD400010"));
    }

    [Fact]
    public async Task A_number_the_customer_took_out_stays_out()
    {
        await ImportAsync("KD400011", "+49 30 1", "de");
        await Port.ChangeAsync("KD400011", new() { Language = "de" }, Ct);
        await ImportAsync("KD400011", "+49 30 1", "de");
        Assert.Equal((null, "de"), await ReachedAsync("KD400011"));
    }

    private async Task<(string? Phone, string Language)> ReachedAsync(string number)
    {
        var (details, customer) = ((await Port.FindAsync(number, Ct)).Value!, (await Customers.FindAsync(number, Ct)).Value!);
        Assert.Equal((customer.Phone, customer.Language), (details.Phone, details.Language));
        return (details.Phone, details.Language);
    }

    private Task ImportAsync(string number, string phone, string language)
    {
        var record = TestLines.Of(number);
        return data.Database.WriteAsync(
            work => work.WriteAsync(record with { Customer = record.Customer with { Phone = phone, Language = language } }),
            Ct
        );
    }

    protected override async Task<IContactDetails> PortAsync()
    {
        await data.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("delete from contact_detail");
                await work.WriteAsync(TestLines.Of(Owner));
                await work.WriteAsync(TestLines.Of(Stranger));
            },
            Ct
        );
        return Port;
    }

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedContactDetailsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedContactDetailsTests(data), IClassFixture<PostgresFixture>;
}
