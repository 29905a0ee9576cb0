using System.Text.Json;
using Portal.Search;
using Portal.Web.Data;

namespace Portal.Web.Agents.Search;

/// <summary>Ready replies, each in its language.</summary>
public sealed class ReplyRecords(Database db) : IRecordSource
{
    private const string All = "select count(*) from canned_reply";
    private const string Next = "select id from canned_reply where id > @after order by id limit @count";
    private const string These = "select id, key, language, title, text, changed_at from canned_reply where id";

    public string Kind => RecordKinds.Reply;

    public Task<long> CountAsync(CancellationToken ct) => db.SingleOrDefaultAsync<long>(All, ct: ct);

    public Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct) =>
        db.ListAsync<long>(Next, new { after, count }, ct);

    public async Task<IReadOnlyList<IndexRecord>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        [.. (await ListAsync(ids, ct)).Select(Describe)];

    public Task<IReadOnlyList<Row>> ListAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        db.ListAsync<Row>($"{These} {db.Dialect.AnyNumberOf("@ids")}", new { ids = JsonSerializer.Serialize(ids) }, ct);

    private IndexRecord Describe(Row row) =>
        new()
        {
            Kind = Kind,
            Id = row.Id,
            Texts = [new(row.Language, row.Title, 3), new(row.Language, row.Text)],
            Fields = [new("language", row.Language)],
            OpenedAt = row.ChangedAt,
            ChangedAt = row.ChangedAt,
        };

    public sealed record Row
    {
        public required long Id { get; init; }

        public required string Key { get; init; }

        public required string Language { get; init; }

        public required string Title { get; init; }

        public required string Text { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }
    }
}
