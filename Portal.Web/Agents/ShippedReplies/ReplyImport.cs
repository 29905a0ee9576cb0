using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Agents.ShippedReplies;

/// <summary>
/// Puts in the ready replies that come with the program, each once. From then on they are the help desk's own: what was changed or removed
/// is never put back, and a later release adds only what is new.
/// </summary>
public sealed class ReplyImport(Database db)
{
    private const string Known = "select key from shipped_reply";
    private const string Mark = "insert into shipped_reply (key, at) values (@key, @Now) on conflict (key) do nothing";
    private const string Add = """
        insert into canned_reply (key, language, title, text, changed_at) values (@key, @language, @title, @text, @Now)
        on conflict (key, language) do nothing
        """;

    /// <summary>What comes with the program, by key and language.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, ShippedReply>> All { get; } =
        Language
            .Codes.SelectMany(code => Read(code).Select(reply => (reply.Key, Code: code, reply.Value)))
            .GroupBy(r => r.Key)
            .ToDictionary(
                g => g.Key,
                IReadOnlyDictionary<string, ShippedReply> (g) => g.ToDictionary(r => r.Code, r => r.Value),
                StringComparer.Ordinal
            );

    public async Task RunAsync(CancellationToken ct)
    {
        var known = await db.ListAsync<string>(Known, ct: ct);
        var added = All.Where(r => !known.Contains(r.Key)).ToList();
        if (added.Count > 0)
            await db.WriteAsync(
                async work =>
                {
                    foreach (var (key, replies) in added)
                        if (await work.ExecuteAsync(Mark, new { key, work.Now }) == 1)
                            await AddAsync(work, key, replies);
                },
                ct
            );
    }

    private static async Task AddAsync(UnitOfWork work, string key, IReadOnlyDictionary<string, ShippedReply> replies)
    {
        foreach (var (language, reply) in replies)
            await work.ExecuteAsync(
                Add,
                new
                {
                    key,
                    language,
                    title = reply.Title,
                    text = string.Join("\n\n", reply.Text),
                    work.Now,
                }
            );
    }

    private static Dictionary<string, ShippedReply> Read(string code)
    {
        using var file = typeof(ReplyImport).Assembly.GetManifestResourceStream($"replies/{code}.json")!;
        return JsonSerializer.Deserialize(file, ReplyJson.Default.DictionaryStringShippedReply)!;
    }
}

/// <summary>A ready reply as its file holds it: a paragraph for each text.</summary>
public sealed record ShippedReply(string Title, IReadOnlyList<string> Text);

// Read at every start, before the first page: by code made at build.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Dictionary<string, ShippedReply>))]
internal sealed partial class ReplyJson : JsonSerializerContext;
