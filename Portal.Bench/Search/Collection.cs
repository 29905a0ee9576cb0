using System.Text.Json;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>Reads collections of documents and queries, one JSON object a line.</summary>
internal static class Collection
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public sealed record SavedQuery(string Id, string Lang, string Text);

    private sealed record SavedDocument(string Id, string Lang, string Title, string Body);

    public static List<Document> Documents(string file) =>
        [
            .. Lines<SavedDocument>(file)
                .Select(saved => new Document
                {
                    Id = saved.Id,
                    Language = saved.Lang,
                    Title = saved.Title,
                    Sections = [new Section { Text = saved.Body }],
                }),
        ];

    public static List<SavedQuery> Queries(string file) => [.. Lines<SavedQuery>(file)];

    private static IEnumerable<T> Lines<T>(string file) =>
        File.ReadLines(file).Where(line => line.Length > 2).Select(line => JsonSerializer.Deserialize<T>(line, Format)!);
}
