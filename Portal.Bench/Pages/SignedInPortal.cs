using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Portal.Bench.Search;

namespace Portal.Bench.Pages;

/// <summary>A portal with many rows, and somebody who is signed in there.</summary>
internal sealed partial class SignedInPortal : IDisposable
{
    public const string Supervisor = "supervisor@staff.demo.example";

    private const string Customer = "@customer.demo.example";

    private readonly Server server;
    private readonly HttpClient client;

    private SignedInPortal(Server server) =>
        (this.server, client) = (server, new HttpClient { BaseAddress = new Uri(server.Root), Timeout = TimeSpan.FromMinutes(2) });

    /// <param name="program">Portal.Web.dll of a release build.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="account">One of the demonstration, who signs in.</param>
    /// <param name="fill">SQL that adds $count rows of what is measured, seen from $now.</param>
    /// <param name="count">How many.</param>
    public static async Task<SignedInPortal> StartAsync(string program, string data, string account, string fill, int count)
    {
        var root = $"http://127.0.0.1:{Server.FreePort()}";
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = root,
            ["Data__Folder"] = data,
            ["Limits__RequestsPerMinute"] = "1000000",
            ["Provider__Demonstration"] = account.EndsWith(Customer, StringComparison.Ordinal) ? "true" : "false",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var server = await Server.StartAsync(root, "/health/live", settings, "dotnet", program);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, "portal.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (fill, 300);
            command.Parameters.AddWithValue("$count", count);
            command.Parameters.AddWithValue("$now", $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}+00:00");
            await command.ExecuteNonQueryAsync();
        }

        var host = new SignedInPortal(server);
        await host.SignInAsync(account);
        return host;
    }

    /// <summary>What the portal has used so far.</summary>
    public TimeSpan Cpu => server.Cpu;

    public Task<string> ReadAsync(string address) => client.GetStringAsync(new Uri(address, UriKind.Relative));

    /// <summary>In milliseconds, for the whole page.</summary>
    public async Task<double> TimeAsync(string address)
    {
        var watch = Stopwatch.StartNew();
        await ReadAsync(address);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Asks two portals for a page each, in turn, and prints the medians with their ratio.</summary>
    public static async Task CompareAsync(
        string name,
        (string Name, SignedInPortal Portal, string Address) one,
        (string Name, SignedInPortal Portal, string Address) other,
        int count
    )
    {
        List<double>[] times =
        [
            [],
            [],
        ];
        for (var n = -10; n < count; n++)
            foreach (var which in n % 2 == 0 ? (int[])[0, 1] : [1, 0])
            {
                var (_, portal, address) = which == 0 ? one : other;
                var time = await portal.TimeAsync(address);
                if (n >= 0)
                    times[which].Add(time);
            }

        times[0].Sort();
        times[1].Sort();
        var (few, many) = (times[0][count / 2], times[1][count / 2]);
        var (small, large) = ((await one.Portal.ReadAsync(one.Address)).Length, (await other.Portal.ReadAsync(other.Address)).Length);
        Timing.Print(
            $"{name, -14} {one.Name}: {few, 6:F2} ms, {small} characters   {other.Name}: {many, 6:F2} ms, {large} characters   "
                + $"ratio {many / few:F2}"
        );
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private async Task SignInAsync(string account)
    {
        var token = Token().Match(await ReadAsync("/en/sign-in")).Groups[1].Value;
        using var answer = await client.PostAsync(
            new Uri("/en/sign-in?handler=as", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["form-token"] = token, ["account"] = account })
        );
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("""name="form-token" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
