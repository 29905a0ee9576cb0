using Portal.Web.Data;

namespace Portal.Web.Agents;

/// <summary>The ways of looking at the queue that somebody keeps.</summary>
public sealed class SavedViews(Database db)
{
    private const string Mine = "select id, name, query from saved_view where person_id = @me order by name limit 30";
    private const string Keep = """
        insert into saved_view (person_id, name, query) values (@me, @name, @query) on conflict (person_id, name) do update
        set query = excluded.query
        """;
    private const string Forget = "delete from saved_view where id = @id and person_id = @me";

    public Task<IReadOnlyList<View>> ListAsync(long me, CancellationToken ct) => db.ListAsync<View>(Mine, new { me }, ct);

    public Task KeepAsync(long me, string name, string query, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Keep,
                    new
                    {
                        me,
                        name,
                        query,
                    }
                ),
            ct
        );

    public Task ForgetAsync(long me, long id, CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(Forget, new { me, id }), ct);

    public sealed record View
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required string Query { get; init; }
    }
}
