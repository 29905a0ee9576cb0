using Portal.Web.Data;

namespace Portal.Web.Agents;

/// <summary>Who has a ticket open, so that two do not answer it without knowing.</summary>
public sealed class Presence(Database db, TimeProvider clock)
{
    /// <summary>How long somebody counts as there after they last showed; an open page shows three times within it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private const string Renew = """
        insert into presence (ticket_id, person_id, is_writing, seen_at) values (@ticketId, @me, @isWriting, @Now)
        on conflict (ticket_id, person_id) do update set is_writing = excluded.is_writing, seen_at = excluded.seen_at
        """;

    private const string Leave = "delete from presence where ticket_id = @ticketId and person_id = @me";
    private const string Sweep = "delete from presence where seen_at < @before";
    private const string Others = """
        select p.name, s.is_writing from presence s join person p on p.id = s.person_id
        where s.ticket_id = @ticketId and s.person_id <> @me and s.seen_at > @fresh order by p.name
        """;

    public Task ShowAsync(long ticketId, long me, bool isWriting, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Renew,
                    new
                    {
                        ticketId,
                        me,
                        isWriting,
                        work.Now,
                    }
                ),
            ct
        );

    public Task LeaveAsync(long ticketId, long me, CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Leave, new { ticketId, me }), ct);

    public Task<IReadOnlyList<Present>> OthersAsync(long ticketId, long me, CancellationToken ct) =>
        db.ListAsync<Present>(
            Others,
            new
            {
                ticketId,
                me,
                fresh = clock.GetUtcNow() - Life,
            },
            ct
        );

    public Task SweepAsync(CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Sweep, new { before = work.Now - TimeSpan.FromHours(1) }), ct);

    public sealed record Present
    {
        public required string Name { get; init; }

        public required bool IsWriting { get; init; }
    }
}
