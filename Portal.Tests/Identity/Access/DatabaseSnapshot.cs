using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Identity.Access;

/// <summary>Everything that stands in the database, as one short text for each table, to be compared before and after.</summary>
internal static class DatabaseSnapshot
{
    // Reading is counted, and sessions know when they were last used: that is what these are for. Keys are made and forms of attempts are
    // counted at any time.
    private static readonly string[] Counted = ["search_count", "search_opened", "data_key"];
    private static readonly string[] Seen = ["seen_at", "last_seen_at"];

    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(InProcessPortal portal)
    {
        var (db, ct) = (portal.Services.GetRequiredService<Database>(), TestContext.Current.CancellationToken);
        // Keys for tokens are made when somebody first asks for them.
        using (await portal.Client.GetAsync(new Uri("/.well-known/jwks", UriKind.Relative), ct)) { }
        var tables = new SortedDictionary<string, string>();
        foreach (
            var name in await db.ListAsync<string>(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
                ct: ct
            )
        )
        {
            if (Counted.Contains(name))
                continue;
            var text = new StringBuilder();
            foreach (IDictionary<string, object?> row in await db.ListAsync<dynamic>($"select * from {name} order by 1, 2", ct: ct))
                text.AppendJoin('|', row.Where(c => !Seen.Contains(c.Key)).Select(c => c.Value)).AppendLine();
            tables[name] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }

        return tables;
    }
}
