using Portal.Web.Data;

namespace Portal.Web.Identity.Attempts;

/// <summary>
/// Slows down those who guess and those who cause too much. An attempt counts before its outcome is known, so that a hundred at once are no
/// way around it. What is counted where stands in docs/decisions/0008-limits.md.
/// </summary>
/// <param name="db">Where the counts lie.</param>
/// <param name="request">The request in which something is attempted: a form that is sent twice in it is one attempt.</param>
public sealed class AttemptLimits(Database db, IHttpContextAccessor? request = null)
{
    /// <summary>Instead of a wait: this way is closed until its owner opens it again.</summary>
    public static readonly TimeSpan Never = TimeSpan.MaxValue;

    // It also takes the row's lock on PostgreSQL, so that each of many at once sees what the one before it has counted.
    private const string Find = """
        insert into attempt (scope, subject, failures, last_attempt_at, blocked_until) values (@Scope, @Subject, 0, @Now, @Now)
        on conflict (scope, subject) do update set scope = excluded.scope
        returning failures, last_attempt_at, blocked_until, expires_at
        """;

    private const string Keep = """
        update attempt set failures = @Failures, last_attempt_at = @LastAttemptAt, blocked_until = @BlockedUntil, expires_at = @ExpiresAt
        where scope = @Scope and subject = @Subject
        """;
    private const string Forget = "delete from attempt where scope = @Scope and subject = @Subject returning failures";
    private const string Read = "select failures from attempt where scope = @Scope and subject = @Subject and expires_at > @Now";

    // Three touches of one button may be an accident.
    private const int MaxTouches = 3;

    private const string Touch =
        "update attempt set failures = failures + 1 where scope = @Scope and subject = @Subject and expires_at > @Now "
        + "and failures < @MaxTouches";

    // Once, until it is forgotten with the failures it tells of.
    private const string Mark = """
        insert into attempt (scope, subject, failures, last_attempt_at, blocked_until, expires_at)
        values (@Scope, @Subject, 1, @Now, @Now, @expiresAt)
        on conflict (scope, subject) do update set failures = 1, last_attempt_at = excluded.last_attempt_at,
            expires_at = excluded.expires_at
        where attempt.expires_at < excluded.last_attempt_at
        """;

    /// <inheritdoc cref="TakeAsync(UnitOfWork, IReadOnlyList{Attempt}, string?)"/>
    public Task<TimeSpan> TakeAsync(IReadOnlyList<Attempt> attempts, CancellationToken ct)
    {
        if (attempts.Count == 0)
            return Task.FromResult(TimeSpan.Zero);
        var form = DoubleSubmit.WithWords(request?.HttpContext);
        return db.WriteAsync(work => TakeAsync(work, attempts, form), ct);
    }

    /// <summary>
    /// Takes a turn in each of the counts, or in none. Zero when the attempt may go on; else how long to wait, or <see cref="Never"/>.
    /// </summary>
    /// <param name="work">The change it belongs to.</param>
    /// <param name="attempts">What it counts for.</param>
    /// <param name="form">Of <see cref="DoubleSubmit.WithWords"/>: what was counted for this form a moment ago is not counted again. Null
    /// for what no form brings.</param>
    public static async Task<TimeSpan> TakeAsync(UnitOfWork work, IReadOnlyList<Attempt> attempts, string? form = null)
    {
        if (attempts.Count == 0)
            return TimeSpan.Zero;
        var same = form is null ? null : SameForm(form, attempts);
        if (same is not null && await IsRepeatedAsync(work, same))
            return TimeSpan.Zero;
        var (wait, counts) = (TimeSpan.Zero, new List<(Attempt Attempt, AttemptCount Count)>());
        foreach (var attempt in InOrder(attempts))
        {
            var count = await FindAsync(work, attempt);
            if (attempt.WaitAfter(count, work.Now) is var more && more > wait)
                wait = more;
            counts.Add((attempt, count));
        }

        if (wait > TimeSpan.Zero)
            return wait;
        foreach (var (attempt, count) in counts)
            await KeepAsync(work, attempt, attempt.Add(count, work.Now));
        if (same is not null)
            await MarkAsync(work, same, DoubleSubmit.Repeats);
        return TimeSpan.Zero;
    }

    /// <summary>
    /// True when the same was marked a moment ago. Of two at once the second waits until the first has marked it, or has not.
    /// </summary>
    internal static async Task<bool> IsRepeatedAsync(UnitOfWork work, Attempt same)
    {
        await work.LockAsync(same.Subject);
        return await work.ExecuteAsync(
                Touch,
                new
                {
                    same.Scope,
                    same.Subject,
                    work.Now,
                    MaxTouches,
                }
            ) == 1;
    }

    /// <summary>
    /// It was the right person, with just these attempts: their own failures are forgotten, and are none of their networks' any more, so
    /// that many who share a network and know their passwords do not slow each other down. What others failed at stays.
    /// </summary>
    public Task SucceedAsync(IReadOnlyList<Attempt> attempts, CancellationToken ct) =>
        db.WriteAsync(work => SucceedAsync(work, attempts), ct);

    /// <inheritdoc cref="SucceedAsync(IReadOnlyList{Attempt}, CancellationToken)"/>
    public static async Task SucceedAsync(UnitOfWork work, IReadOnlyList<Attempt> attempts)
    {
        var own = new Dictionary<string, int>();
        foreach (var attempt in InOrder(attempts).OfType<ConsecutiveAttempts>())
        {
            var failures = await work.SingleOrDefaultAsync<int>(Forget, new { attempt.Scope, attempt.Subject });
            if (attempt.IsOwn)
                own[attempt.Operation] = failures;
        }

        foreach (var attempt in InOrder(attempts).OfType<HourlyAttempts>())
            if (own.GetValueOrDefault(attempt.Operation) is > 0 and var turns)
                await KeepAsync(work, attempt, attempt.TakeBack(await FindAsync(work, attempt), turns, work.Now));
    }

    /// <summary>How often it failed until now.</summary>
    public Task<int> FailuresAsync(Attempt attempt, DateTimeOffset now, CancellationToken ct) =>
        db.SingleOrDefaultAsync<int>(
            Read,
            new
            {
                attempt.Scope,
                attempt.Subject,
                Now = now,
            },
            ct
        );

    /// <summary>True the first time.</summary>
    internal static async Task<bool> MarkAsync(UnitOfWork work, Attempt mark, TimeSpan? until = null) =>
        await work.ExecuteAsync(
            Mark,
            new
            {
                mark.Scope,
                mark.Subject,
                work.Now,
                expiresAt = work.Now + (until ?? TimeSpan.FromDays(30)),
            }
        ) == 1;

    // For these very counts: the same code tried for another account is another attempt.
    private static Attempt SameForm(string form, IReadOnlyList<Attempt> attempts) =>
        Attempt.ForEverybody("same-form", $"{form} {string.Join(' ', InOrder(attempts).Select(a => $"{a.Scope} {a.Subject}"))}", 1);

    // One order for all, or two who need the same rows could wait for each other.
    private static IEnumerable<Attempt> InOrder(IReadOnlyList<Attempt> attempts) =>
        attempts.OrderBy(a => a.Scope, StringComparer.Ordinal).ThenBy(a => a.Subject, StringComparer.Ordinal);

    private static Task<AttemptCount> FindAsync(UnitOfWork work, Attempt attempt) =>
        work.SingleAsync<AttemptCount>(
            Find,
            new
            {
                attempt.Scope,
                attempt.Subject,
                work.Now,
            }
        );

    private static Task<int> KeepAsync(UnitOfWork work, Attempt attempt, AttemptCount count) =>
        work.ExecuteAsync(
            Keep,
            new
            {
                attempt.Scope,
                attempt.Subject,
                count.Failures,
                count.LastAttemptAt,
                count.BlockedUntil,
                count.ExpiresAt,
            }
        );
}
