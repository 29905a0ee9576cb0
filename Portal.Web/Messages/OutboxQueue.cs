using System.Security.Cryptography;
using Portal.Web.Data;

namespace Portal.Web.Messages;

/// <summary>
/// What waits in the outbox, and what becomes of it. A row is claimed for a while before it is sent: every node may run a sender, and a row
/// whose sender died is free again when the claim ends.
/// </summary>
public sealed class OutboxQueue(Database db, MailOptions options, TimeProvider clock)
{
    private const string Open = "sent_at is null and given_up_at is null";
    private const string Due = $"{Open} and due_at <= @now and (claimed_until is null or claimed_until <= @now)";

    private const string Claim = $"""
        update outbox set claimed_until = @until, attempts = attempts + 1
        where id = (select id from outbox where {Due} and /* lane */ order by due_at, id limit 1 /* skip */)
        returning id, payload, queued_at, attempts
        """;

    private const string CountDue = $"select count(*) from (select id from outbox where {Due} and /* lane */ limit @most) due";
    private const string OldestDue = $"select due_at from outbox where {Open} order by due_at limit 1";
    private const string Next = $"select due_at from outbox where {Open} and claimed_until is null order by due_at limit 1";
    private const string End = "update outbox set sent_at = @Now, payload = '', claimed_until = null, last_error = '' where id = @id";
    private const string Defer =
        "update outbox set due_at = @due, claimed_until = null, last_error = @reason where id = @id and sent_at is null";
    private const string GiveUp =
        "update outbox set given_up_at = @Now, claimed_until = null, last_error = @reason where id = @id and sent_at is null";
    private const string Again = """
        update outbox set given_up_at = null, due_at = @Now, queued_at = @Now, attempts = 0
        where given_up_at is not null and payload <> ''
        """;
    private const string Waiting = $"select count(*) from outbox where {Open}";
    private const string Oldest = $"select queued_at from outbox where {Open} order by queued_at limit 1";
    private const string GivenUp =
        "select id, queued_at, attempts, last_error from outbox where given_up_at is not null order by given_up_at desc limit 200";
    private const string Blank = "update outbox set payload = '' where given_up_at < @until and payload <> ''";
    private const string Forget =
        "delete from outbox where coalesce(sent_at, given_up_at) < @until and (sent_at is not null or given_up_at is not null)";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(6);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private static readonly TimeSpan KeptForRetry = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeptAtAll = TimeSpan.FromDays(30);

    private readonly Dictionary<OutboxLane, string> claims = OutboxLane.All.ToDictionary(
        lane => lane,
        lane => ForLane(lane, Claim).Replace("/* skip */", db.Dialect.SkipLocked, StringComparison.Ordinal)
    );
    private readonly Dictionary<OutboxLane, string> counts = OutboxLane.All.ToDictionary(lane => lane, lane => ForLane(lane, CountDue));

    // Long enough that a claim does not end while the server is still thinking.
    private TimeSpan Claimed => options.Timeout * 2;

    /// <summary>How many of a lane are due, up to so many.</summary>
    public Task<long> CountDueAsync(OutboxLane lane, int most, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long>(counts[lane], new { now = clock.GetUtcNow(), most }, ct);

    /// <summary>Since when the first mail should be on its way; a time to come when nothing is late, and null when nothing waits.</summary>
    public Task<DateTimeOffset?> OldestDueAsync(CancellationToken ct) => db.SingleOrDefaultAsync<DateTimeOffset?>(OldestDue, ct: ct);

    /// <summary>When something will be due that nobody has claimed; null when nothing waits.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken ct) => db.SingleOrDefaultAsync<DateTimeOffset?>(Next, ct: ct);

    public Task<Row?> ClaimAsync(OutboxLane lane, CancellationToken ct) =>
        db.WriteAsync(work => work.SingleOrDefaultAsync<Row>(claims[lane], new { now = work.Now, until = work.Now + Claimed }), ct);

    public Task SentAsync(Row row) => db.WriteAsync(work => work.ExecuteAsync(End, new { id = row.Id, work.Now }));

    /// <summary>True when it was the last try: the mail is given up and an operator sees it.</summary>
    public Task<bool> FailedAsync(Row row, Delivery delivery) =>
        db.WriteAsync(async work =>
        {
            var last = delivery.Outcome == DeliveryOutcome.Refused || work.Now - row.QueuedAt >= Patience;
            await work.ExecuteAsync(
                last ? GiveUp : Defer,
                new
                {
                    id = row.Id,
                    work.Now,
                    due = work.Now + DelayAfter(row.Attempts),
                    reason = delivery.Reason,
                }
            );
            return last;
        });

    /// <summary>Sends again what was given up in the last week; returns how many.</summary>
    public Task<int> AgainAsync(CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(Again, new { work.Now }), ct);

    /// <summary>For the operator: how much waits, since when, and what was given up last.</summary>
    public async Task<State> StateAsync(CancellationToken ct) =>
        new(
            await db.SingleOrDefaultAsync<long>(Waiting, ct: ct),
            await db.SingleOrDefaultAsync<DateTimeOffset?>(Oldest, ct: ct),
            await db.ListAsync<FailedMail>(GivenUp, ct: ct)
        );

    /// <summary>Empties what nobody will send any more, and forgets what is long past.</summary>
    public Task TidyAsync(CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Blank, new { until = work.Now - KeptForRetry });
                await work.ExecuteAsync(Forget, new { until = work.Now - KeptAtAll });
            },
            ct
        );

    private static string ForLane(OutboxLane lane, string sql) => sql.Replace("/* lane */", lane.Condition, StringComparison.Ordinal);

    // A fifth more or less, so that what failed together does not come back together.
    private static TimeSpan DelayAfter(int attempts)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (delay < MaxDelay ? delay : MaxDelay) * (RandomNumberGenerator.GetInt32(80, 121) / 100.0);
    }

    /// <summary>A row that this sender has claimed.</summary>
    public sealed record Row
    {
        public required long Id { get; init; }

        public required string Payload { get; init; }

        public required DateTimeOffset QueuedAt { get; init; }

        public required int Attempts { get; init; }
    }

    /// <param name="Waiting">Rows that are still to be sent.</param>
    /// <param name="Oldest">Since when the oldest of them waits; null when none does.</param>
    /// <param name="GivenUp">The latest first, at most 200.</param>
    public sealed record State(long Waiting, DateTimeOffset? Oldest, IReadOnlyList<FailedMail> GivenUp);

    /// <summary>A row that was given up. It says nothing about the recipient.</summary>
    public sealed record FailedMail
    {
        public required long Id { get; init; }

        public required DateTimeOffset QueuedAt { get; init; }

        public required int Attempts { get; init; }

        public required string LastError { get; init; }
    }
}
