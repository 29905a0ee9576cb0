using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;

namespace Portal.Tests.Provider.Import;

/// <summary>The commands as an administrator types them.</summary>
public sealed class ProviderCommandTests : IDisposable
{
    private readonly TempFolder data = new();
    private readonly TempFolder files = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_says_what_it_would_do_then_what_it_did_and_that_nothing_is_left_to_do()
    {
        files.Write("a.csv", "customer,name,language\nKD-1,Somebody,de\n");
        var file = Path.Combine(files.Path, "a.csv");
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        Assert.Contains(
            "KD1 would be added\nCustomers: 1 would be added, 0 would be changed, 0 left alone.",
            await RunAsync(0, "import", file, "--dry-run"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "KD1 added\nCustomers: 1 added, 0 changed, 0 left alone.",
            await RunAsync(0, "import", file),
            StringComparison.Ordinal
        );
        Assert.Contains("Customers: 0 added, 0 changed, 1 left alone.", await RunAsync(0, "import", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_said_with_its_place_and_nothing_is_imported_but_in_part()
    {
        files.Write("a.csv", "customer,name,language\nKD-1,Somebody,de\nKD-2,,fr\n");
        var file = Path.Combine(files.Path, "a.csv");
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        var refused = await RunAsync(1, "import", file);
        foreach (
            var words in new[]
            {
                file + ":3: name: is missing",
                file + ":3: language: \"fr\" is not one of",
                "Nothing was imported: 2 faults in 1 customers. With --partial the other 1 are imported.",
            }
        )
            Assert.Contains(words, refused, StringComparison.Ordinal);
        Assert.Contains(
            "Customers: 1 added, 0 changed, 0 left alone, 1 left out.",
            await RunAsync(1, "import", "--partial", file),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Check_touches_no_database()
    {
        files.Write("a.json", "[{ \"customer\": 1, \"name\": \"a\", \"language\": \"de\" }]");
        Assert.Equal("", await RunAsync(0, "check", Path.Combine(files.Path, "a.json")));
        await RunAsync(1, "check", Path.Combine(files.Path, "nowhere.json"));
        await RunAsync(1, "check");
        Assert.Empty(data.Bytes());
    }

    [Fact]
    public async Task Availability_is_brought_in_by_a_command_of_its_own()
    {
        files.Write("a.csv", "country,postcode,technology,download,upload\nDE,10115,fibre,1000,500\n");
        files.Write("b.csv", "country,postcode,technology,download,upload\nDE,10115,string,1000,500\n");
        var (good, bad) = (Path.Combine(files.Path, "a.csv"), Path.Combine(files.Path, "b.csv"));
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        Assert.Contains("Availability: 1 entries for 1 postcodes.", await RunAsync(0, "availability", good), StringComparison.Ordinal);
        Assert.Contains(bad + ":2: technology: \"string\" is not one of", await RunAsync(1, "availability", bad), StringComparison.Ordinal);
        Assert.Contains("\"provider availability\"", await RunAsync(1, "import", good), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        data.Dispose();
        files.Dispose();
    }

    private async Task<string> RunAsync(int expected, params string[] words)
    {
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, ["provider", .. words]);
        Assert.True(code == expected, text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return text;
    }
}
