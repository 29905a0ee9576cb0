using Microsoft.Data.Sqlite;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;

namespace Portal.Tests.Provider.Import.Streams;

/// <summary>An import whose process ends in the middle, as when the power goes.</summary>
public sealed class ImportKilledTests : IDisposable
{
    private const int Services = 6_000; // so many that a busy machine can still stop it in the middle
    private const int Months = 20;

    private readonly TempFolder data = new();
    private readonly TempFolder files = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_it_writes_it_goes_on_behind_what_is_written()
    {
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        files.Write("customers.csv", "customer,name,language\nKILLED,Customer with many lines,en\n");
        files.Write(
            "services.csv",
            "service,customer,technology,state,plan,street,postcode,town,country\n"
                + string.Concat(
                    Enumerable.Range(0, Services).Select(n => $"KL{n},KILLED,dsl,active,DSL,Example Street 1,00000,Example Town,DE\n")
                )
        );
        files.Write(
            "usage.csv",
            "service,period_start,period_end,megabytes,as_of\n"
                + string.Concat(
                    from n in Enumerable.Range(0, Services)
                    from m in Enumerable.Range(0, Months)
                    let start = new DateOnly(2024, 1, 1).AddMonths(m)
                    select $"KL{n},{start:O},{start.AddMonths(1):O},{n},2026-01-01T00:00Z\n"
                )
        );
        await PortalCommand.RunAsync(data.Path, Ct, "provider", "import", Path("customers.csv"), Path("services.csv"));
        await using (var import = PortalCommand.Start(data.Path, "provider", "import", Path("usage.csv")))
        {
            await Until.TrueAsync(async () => import.HasEnded || await CountAsync("import_progress") > 0, () => "Nothing was written.", Ct);
            await import.KillAsync();
        }

        var before = await CountAsync("usage_month");
        Assert.InRange(before, 1000, Services * Months - 1); // it was killed before its end
        Assert.Equal(0, before % 1000);
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "provider", "import", Path("usage.csv"));
        Assert.Equal(0, code);
        Assert.Contains(
            $"{before:N0} rows of usage were written by an import that was stopped; it goes on behind them",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(Services * Months, await CountAsync("usage_month"));
        Assert.Equal(0, await CountAsync("import_progress"));
    }

    public void Dispose()
    {
        data.Dispose();
        files.Dispose();
    }

    private string Path(string name) => System.IO.Path.Combine(files.Path, name);

    private async Task<long> CountAsync(string table)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={System.IO.Path.Combine(data.Path, "portal.db")};Mode=ReadOnly;Pooling=false"
        );
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from " + table;
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
