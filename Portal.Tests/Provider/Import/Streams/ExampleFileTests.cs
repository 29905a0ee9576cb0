using Portal.Tests.Map;
using Portal.Web.Provider.Import;

namespace Portal.Tests.Provider.Import.Streams;

/// <summary>The example files of the documentation; that they can be imported is tested with the imports.</summary>
public sealed class ExampleFileTests
{
    private static readonly string Folder = Repository.Full("docs/examples");

    [Fact]
    public async Task They_are_without_fault()
    {
        var (faults, _) = await ProviderImport.CheckAsync(Directory.GetFiles(Folder), TestContext.Current.CancellationToken);
        Assert.Empty(faults);
    }

    [Fact]
    public void Each_is_named_by_the_page_about_integration_and_there_is_one_of_every_kind()
    {
        var page = Repository.Text("docs/integration.md");
        var names = Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).ToList();
        Assert.All(names, n => Assert.Contains($"(examples/{n})", page, StringComparison.Ordinal));
        foreach (var kind in (string[])["customers", "services", "invoices", "invoice-lines", "payments", "usage", "orders"])
            Assert.Contains(kind + ".csv", names);
    }
}
