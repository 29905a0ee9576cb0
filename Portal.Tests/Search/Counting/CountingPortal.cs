using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search.Counting;

/// <summary>Readers of a running portal who search, and the tables that tell what was counted of it.</summary>
internal static class CountingPortal
{
    public const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

    private const string Counts = "select language, text, searches, missed, opened, results from search_count order by language, text";
    private const string Openings = "select language, text, article, opened from search_opened order by text, article";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Asks as a browser does, or with other headers.</summary>
    public static async Task<int> AskAsync(
        this IPortal portal,
        string address,
        string agent = Browser,
        string method = "GET",
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await portal.Client.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }

    public static Task<int> SearchAsync(this IPortal portal, string text, string language = "en", string agent = Browser) =>
        portal.AskAsync($"/{language}/search?q={Uri.EscapeDataString(text)}", agent);

    /// <summary>Tells the portal what was opened, as its script does.</summary>
    public static Task<int> OpenAsync(
        this IPortal portal,
        string text,
        string address,
        string from = "same-origin",
        string language = "en"
    ) =>
        portal.AskAsync(
            $"/{language}/search/opened?q={Uri.EscapeDataString(text)}&to={Uri.EscapeDataString(address)}",
            method: "POST",
            headers: ("Sec-Fetch-Site", from)
        );

    /// <summary>"language text searches/missed/opened results"</summary>
    public static Task<IReadOnlyList<string>> CountsAsync(this IPortal portal) =>
        ReadAsync(
            OpenFile(portal),
            Counts,
            r => $"{r.GetString(0)} {r.GetString(1)} {r.GetInt32(2)}/{r.GetInt32(3)}/{r.GetInt32(4)} {r.GetInt32(5)}"
        );

    public static Task<IReadOnlyList<string>> CountsAsync(string postgres) =>
        ReadAsync(
            new NpgsqlConnection(postgres),
            Counts,
            r => $"{r.GetString(0)} {r.GetString(1)} {r.GetInt32(2)}/{r.GetInt32(3)}/{r.GetInt32(4)} {r.GetInt32(5)}"
        );

    /// <summary>"language text article opened"</summary>
    public static Task<IReadOnlyList<string>> OpeningsAsync(this IPortal portal) =>
        ReadAsync(OpenFile(portal), Openings, r => $"{r.GetString(0)} {r.GetString(1)} {r.GetString(2)} {r.GetInt32(3)}");

    /// <summary>Everything that lies in the data folder, byte for byte as one text.</summary>
    public static string EveryByte(this IPortal portal) =>
        string.Concat(
            Directory
                .EnumerateFiles(portal.DataFolder, "*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)) // empty, and held
                .Select(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)))
        );

    private static SqliteConnection OpenFile(IPortal portal) =>
        new($"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Mode=ReadOnly;Pooling=false");

    private static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string sql, Func<DbDataReader, string> row)
    {
        await using (connection)
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            var rows = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
                rows.Add(row(reader));
            return rows;
        }
    }
}
