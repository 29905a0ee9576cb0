using System.Net;
using System.Net.Sockets;
using Npgsql;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Portal.Tests.Data;

/// <summary>A PostgreSQL server of the tests' own: made when the first test asks for it, thrown away at the end.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private static readonly string? Binaries = Path.GetDirectoryName(Command.Find("initdb", Versions()));

    private readonly SemaphoreSlim creating = new(1);
    private readonly Lazy<Task<string>> server;
    private string? folder;
    private int databases;

    public PostgresCluster() => server = new(StartAsync);

    /// <summary>Why there is no PostgreSQL on this machine; null when there is one.</summary>
    public static string? WhyNot =>
        FastRun.LeavesOut("PostgreSQL") ?? (Binaries is null ? "PostgreSQL is not installed (Debian: apt-get install postgresql)" : null);

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await server.Value);
        var name = $"portal_{Interlocked.Increment(ref databases)}";
        await creating.WaitAsync();
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var create = source.CreateCommand($"create database {name}");
            await create.ExecuteNonQueryAsync();
        }
        finally
        {
            creating.Release();
        }

        connectionString.Database = name;
        return connectionString.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        creating.Dispose();
        if (folder is null)
            return;
        if (server.Value.IsCompletedSuccessfully)
            await AsOwnerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder!, "data");

    private static IEnumerable<string> Versions() =>
        Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).OrderByDescending(v => v, StringComparer.Ordinal).Select(v => Path.Combine(v, "bin"))
            : [];

    private async Task<string> StartAsync()
    {
        folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await Command.RunAsync("chown", ["postgres", folder], folder);
        await AsOwnerAsync("initdb", "-D", Data, "-U", "portal", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=300";
        await AsOwnerAsync("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o", options, "start");
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "portal",
            Database = "postgres",
            MaxPoolSize = 20,
        }.ToString();
    }

    // The server refuses to run as root.
    private Task<string> AsOwnerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        return Environment.IsPrivilegedProcess
            ? Command.RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments], folder!)
            : Command.RunAsync(path, arguments, folder!);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
