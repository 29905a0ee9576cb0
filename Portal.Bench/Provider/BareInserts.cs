using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Data;

namespace Portal.Bench.Provider;

/// <summary>
/// The least an import could do: the same rows into the same tables by prepared statements, a thousand to a transaction, as durable as the
/// portal writes. Nothing is read, checked or looked up.
/// </summary>
internal sealed class BareInserts : IDisposable
{
    private const int PerTransaction = 1000;

    private const string Settings =
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; "
        + "pragma temp_store = memory; pragma cache_size = -32000; pragma wal_autocheckpoint = 8000;";

    private readonly SqliteConnection connection;
    private SqliteTransaction transaction;
    private long rows;

    private BareInserts(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = Settings;
        settings.ExecuteNonQuery();
        transaction = connection.BeginTransaction();
    }

    /// <returns>Rows written and the time they took.</returns>
    public static async Task<(long Rows, TimeSpan Time)> RunAsync(string folder, int customers, CancellationToken ct)
    {
        var file = Path.Combine(folder, "portal.db");
        Directory.CreateDirectory(folder);
        await new Migrator(new SqliteDialect(file), TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(ct);
        var clock = Stopwatch.StartNew();
        using var bare = new BareInserts(file);
        bare.Customers(customers);
        bare.Year(customers);
        bare.transaction.Commit();
        return (bare.rows, clock.Elapsed);
    }

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }

    private void Customers(int count)
    {
        using var customer = Prepare(
            "insert into customer (id, number, kind, name, state, language, email_depends_on_line, demonstration, changed_at, address_id) "
                + "values ($id, $number, 'person', $name, 'active', 'en', 0, 0, $now, $id)",
            "$id",
            "$number",
            "$name",
            "$now"
        );
        using var address = Prepare(
            "insert into address (id, customer_id, street, extra, postcode, town, country) "
                + "values ($id, $id, $street, '', '00000', 'Example Town', 'DE')",
            "$id",
            "$street"
        );
        using var service = Prepare(
            "insert into service (number, customer_id, address_id, technology, state, plan, changed_at) "
                + "values ($number, $id, $id, 'fibre', 'active', 'Fibre', $now)",
            "$number",
            "$id",
            "$now"
        );
        for (var n = 0; n < count; n++)
        {
            Run(customer, n + 1L, ImportFiles.Customer(n), $"Customer {n}", DateTimeOffset.UtcNow);
            Run(address, n + 1L, $"Example Street {n}");
            Run(service, ImportFiles.Service(n), n + 1L, DateTimeOffset.UtcNow);
        }
    }

    private void Year(int count)
    {
        using var invoice = Prepare(
            "insert into invoice (id, number, customer_id, period_start, period_end, issued_on, due_on, currency, total, tax, paid, state, "
                + "line_count, created_at, changed_at) "
                + "values ($id, $number, $customer, $start, $end, $start, $due, 'EUR', $total, 300, 0, 'sent', 2, $now, $now)",
            "$id",
            "$number",
            "$customer",
            "$start",
            "$end",
            "$due",
            "$total",
            "$now"
        );
        using var line = Prepare(
            "insert into invoice_line (invoice_id, position, kind, text, service_number, period_start, period_end, amount, currency, "
                + "tax_percent) values ($invoice, $position, $kind, $text, $service, $start, $end, $amount, 'EUR', '21')",
            "$invoice",
            "$position",
            "$kind",
            "$text",
            "$service",
            "$start",
            "$end",
            "$amount"
        );
        using var usage = Prepare(
            "insert into usage_month (service_number, period_start, period_end, megabytes, as_of) "
                + "values ($service, $start, $end, $megabytes, $now)",
            "$service",
            "$start",
            "$end",
            "$megabytes",
            "$now"
        );
        EachMonth(
            count,
            (id, n, m, start, end) =>
                Run(
                    invoice,
                    id,
                    ImportFiles.Invoice(n, m),
                    n + 1L,
                    start,
                    end,
                    start.AddDays(14),
                    ImportFiles.Fee(n) + 250,
                    DateTimeOffset.UtcNow
                )
        );
        EachMonth(
            count,
            (id, n, _, start, end) =>
            {
                Run(line, id, 1L, "Plan", "Fibre", ImportFiles.Service(n), start, end, ImportFiles.Fee(n));
                Run(line, id, 2L, "Usage", "Calls", ImportFiles.Service(n), start, end, 250L);
            }
        );
        EachMonth(count, (_, n, _, start, end) => Run(usage, ImportFiles.Service(n), start, end, n % 1000 * 500L, DateTimeOffset.UtcNow));
    }

    private static void EachMonth(int count, Action<long, int, int, DateOnly, DateOnly> write)
    {
        var id = 0L;
        for (var n = 0; n < count; n++)
        for (var m = 0; m < ImportFiles.Months; m++)
            write(++id, n, m, ImportFiles.Month(m), ImportFiles.Month(m).AddMonths(1));
    }

    private SqliteCommand Prepare(string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Transaction = transaction;
        return command;
    }

    private void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var n = 0; n < values.Length; n++)
            command.Parameters[n].Value = values[n];
        command.Transaction = transaction;
        command.ExecuteNonQuery();
        if (++rows % PerTransaction != 0)
            return;
        transaction.Commit();
        transaction.Dispose();
        transaction = connection.BeginTransaction();
    }
}
