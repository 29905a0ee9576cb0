using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Tests.Hosting;

/// <summary>
/// As when the power goes while people use the portal: it is killed and started again, many times. KILLS in the environment says how often;
/// the tests ask for a few.
/// </summary>
internal static class Kills
{
    private static readonly int Number = int.TryParse(
        Environment.GetEnvironmentVariable("KILLS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var kills
    )
        ? kills
        : 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="program">The portal.</param>
    /// <param name="between">Answers that people got before the next kill.</param>
    /// <param name="answers">How many they got so far.</param>
    /// <param name="use">Begins to use the portal at an address; each task ends when the portal answers no more.</param>
    public static async Task RunAsync(PortalProgram program, int between, Func<int> answers, Func<Uri, IEnumerable<Task>> use)
    {
        for (var kill = 1; kill <= Number; kill++)
        {
            var wanted = answers() + between;
            var users = use(program.Address).ToList();
            await Until.TrueAsync(
                () => Task.FromResult(answers() >= wanted || users.Exists(u => u.IsCompleted)),
                () => $"Nobody gets an answer.\n{program.Output}",
                Ct
            );
            await program.KillAsync();
            await Task.WhenAll(users);
            await program.StartAgainAsync(Ct);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Number} kills, {answers()} answers");
        Assert.True(answers() >= Number);
    }

    /// <summary>The database of a portal, open.</summary>
    public static async Task<DbConnection> OpenAsync(PortalProgram program, string? postgres)
    {
        DbConnection connection = postgres is null
            ? new SqliteConnection($"Data Source={Path.Combine(program.DataFolder, "portal.db")};Pooling=false")
            : new NpgsqlConnection(postgres);
        await connection.OpenAsync(Ct);
        return connection;
    }
}
