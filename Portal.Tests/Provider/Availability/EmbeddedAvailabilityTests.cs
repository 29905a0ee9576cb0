using Portal.Tests.Data;
using Portal.Tests.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Provider.Availability;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Availability;

/// <summary>Availability in the portal's own table, filled from files.</summary>
public abstract class EmbeddedAvailabilityTests(DatabaseFixture data) : AvailabilityContract, IDisposable
{
    private readonly TempFolder files = new();

    [Fact]
    public async Task A_postcode_that_a_file_names_is_replaced_and_the_others_stay()
    {
        var port = await PortAsync();
        var result = await ImportAsync("country,postcode,technology,download,upload\nDE,10001,wireless,100,20\n");
        Assert.Equal((1, 1, 0), (result.Lines, result.Postcodes, result.FaultCount));
        Assert.Equal([Technology.Wireless], (await port.FindAsync(new("DE", "10001"), Ct)).Value!.Lines.Select(l => l.Technology));
        Assert.Equal([Technology.Cable], (await port.FindAsync(new("ES", "10001"), Ct)).Value!.Lines.Select(l => l.Technology));
    }

    [Fact]
    public async Task A_fault_is_said_with_its_place_and_nothing_is_changed()
    {
        var port = await PortAsync();
        var result = await ImportAsync(
            "country,postcode,street,numbers,technology,download,upload,from\n"
                + "DE,10001,,,fibre,2000,2000,\nGermany,!,,9-1,string,fast,,soon\n"
        );
        Assert.Equal(
            ["country", "country", "postcode", "numbers", "technology", "download", "upload", "from"],
            result.Faults.Select(f => f.Column)
        );
        Assert.All(result.Faults, f => Assert.Equal(3, f.Line));
        Assert.Equal(1000, (await port.FindAsync(new("DE", "10001"), Ct)).Value!.Lines[0].Download);
    }

    [Fact]
    public async Task What_is_made_up_is_shown_only_where_the_demonstration_is()
    {
        await PortAsync();
        var file = Write("country,postcode,technology,download,upload\nPT,10001,fibre,500,250\n");
        await new AvailabilityImport(data.Database).RunAsync([file], "test", demonstration: true, Ct);
        foreach (var shown in new[] { true, false })
        {
            var port = new EmbeddedAvailability(data.Database, new() { Demonstration = shown });
            Assert.Equal(shown, (await port.CountriesAsync(Ct)).Value!.Contains("PT"));
            Assert.Equal(shown, (await port.FindAsync(new("PT", "10001"), Ct)).State == AnswerState.Found);
        }
    }

    public void Dispose()
    {
        files.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task<IAvailability> PortAsync()
    {
        await data.Database.WriteAsync(work => work.ExecuteAsync("delete from available_line"), Ct);
        Assert.Equal(0, (await ImportAsync(Known)).FaultCount);
        return new EmbeddedAvailability(data.Database, new ProviderOptions());
    }

    private Task<AvailabilityResult> ImportAsync(string text) =>
        new AvailabilityImport(data.Database).RunAsync([Write(text)], "test", demonstration: false, Ct);

    private string Write(string text)
    {
        files.Write("availability.csv", text);
        return Path.Combine(files.Path, "availability.csv");
    }

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedAvailabilityTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedAvailabilityTests(data), IClassFixture<PostgresFixture>;
}
