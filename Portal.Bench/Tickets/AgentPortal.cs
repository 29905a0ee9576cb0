using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Portal.Bench.Pages;

namespace Portal.Bench.Tickets;

/// <summary>A portal with many requests, and a supervisor of its help desk.</summary>
internal sealed partial class AgentPortal : IDisposable
{
    private readonly Server server;
    private readonly HttpClient client;

    private AgentPortal(Server server) =>
        (this.server, client) = (server, new HttpClient { BaseAddress = new Uri(server.Root), Timeout = TimeSpan.FromMinutes(2) });

    /// <param name="program">Portal.Web.dll of a release build.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="fill">SQL that adds $count requests, seen from $now.</param>
    /// <param name="tickets">How many.</param>
    public static async Task<AgentPortal> StartAsync(string program, string data, string fill, int tickets)
    {
        var root = $"http://127.0.0.1:{Server.FreePort()}";
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = root,
            ["Data__Folder"] = data,
            ["Limits__RequestsPerMinute"] = "1000000",
            ["Provider__Demonstration"] = "false",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var server = await Server.StartAsync(root, "/health/live", settings, "dotnet", program);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, "portal.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (fill, 300);
            command.Parameters.AddWithValue("$count", tickets);
            command.Parameters.AddWithValue("$now", $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}+00:00");
            await command.ExecuteNonQueryAsync();
        }

        var host = new AgentPortal(server);
        await host.SignInAsync();
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

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private async Task SignInAsync()
    {
        var token = Token().Match(await ReadAsync("/en/sign-in")).Groups[1].Value;
        using var answer = await client.PostAsync(
            new Uri("/en/sign-in?handler=as", UriKind.Relative),
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["form-token"] = token, ["account"] = "supervisor@staff.demo.example" }
            )
        );
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("""name="form-token" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
