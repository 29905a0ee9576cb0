using Portal.Tests.Data;
using Portal.Tests.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Import;

namespace Portal.Tests.Provider.Import;

/// <summary>
/// Files in a temporary folder, and imports of them into a database that other tests use too: every customer has a number of their own.
/// </summary>
internal sealed class ImportTestHost(DatabaseFixture data) : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TempFolder Folder { get; } = new();

    public ICustomers Customers => new EmbeddedCustomers(data.Database, data.Clock, new ProviderOptions(), new CodeVerifier());

    public IServices Services => new EmbeddedServices(data.Database, new ProviderOptions(), data.Clock);

    /// <summary>Writes a file and returns where it lies.</summary>
    public string File(string name, string text)
    {
        Folder.Write(name, text);
        return Path.Combine(Folder.Path, name);
    }

    public Task<ImportResult> RunAsync(params string[] files) => RunAsync(false, false, files);

    public Task<ImportResult> RunAsync(bool dryRun, bool partial, params string[] files) =>
        new ProviderImport(data.Database, data.Clock).RunAsync(
            new ImportOptions
            {
                Files = files,
                Actor = "test",
                DryRun = dryRun,
                Partial = partial,
            },
            Ct
        );

    public async Task<CustomerRecord?> RecordAsync(string number) =>
        (await CustomerRecordReader.AllAsync(data.Database, Ct)).GetValueOrDefault(number);

    public Task<IReadOnlyList<string>> AuditAsync(string number) =>
        data.Database.ListAsync<string>(
            "select detail from audit where target = @target and action = 'customer.imported' order by id",
            new { target = "customer:" + number },
            Ct
        );

    public void Dispose() => Folder.Dispose();
}
