using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.Attempts;

/// <summary>
/// Slows down those who guess. After some attempts that failed the next must wait a second, then two, then four, up to a quarter of an hour. An attempt counts before its
/// outcome is known, so that a hundred at once are no way around it.
/// </summary>
public sealed class AttemptLimits(Database db)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private const string Find = "select failures, last_at, free_at from attempt where scope = @Scope and who = @Who";
    private const string Keep = """
        insert into attempt (scope, who, failures, last_at, free_at) values (@Scope, @Who, @failures, @Now, @freeAt)
        on conflict (scope, who) do update set failures = excluded.failures, last_at = excluded.last_at, free_at = excluded.free_at
        """;

    private const string GiveBack = "update attempt set failures = failures - 1, free_at = @Now where scope = @Scope and who = @Who and failures > 0";
    private const string Forget = "delete from attempt where scope = @Scope and who = @Who";

    /// <summary>Takes a turn in each of the scopes, or in none. Zero when the attempt may go on; else how long to wait.</summary>
    public Task<TimeSpan> TakeAsync(IReadOnlyList<Attempt> attempts, CancellationToken ct) => db.WriteAsync(
        async work =>
        {
            var counted = new List<(Attempt Attempt, int Failures)>();
            foreach (var attempt in attempts)
            {
                var row = await work.SingleOrDefaultAsync<Row>(Find, new { attempt.Scope, attempt.Who });
                if (row is not null && row.FreeAt > work.Now && row.FreeAt - work.Now <= LongestWait) return row.FreeAt - work.Now; // nobody waits for longer because a clock was ahead
                counted.Add((attempt, row is null || work.Now - row.LastAt > Forgotten ? 1 : row.Failures + 1));
            }

            foreach (var (attempt, failures) in counted)
                await work.ExecuteAsync(Keep, new { attempt.Scope, attempt.Who, failures, work.Now, freeAt = work.Now + WaitAfter(failures, attempt.Free) });
            return TimeSpan.Zero;
        },
        ct);

    /// <summary>It was the right person: what failed before is forgotten.</summary>
    public Task ClearAsync(IReadOnlyList<Attempt> attempts, CancellationToken ct) => db.WriteAsync(
        async work =>
        {
            foreach (var attempt in attempts) await work.ExecuteAsync(Forget, new { attempt.Scope, attempt.Who });
        },
        ct);

    /// <summary>It was the right person, so this attempt was none: many who share a network and know their passwords do not slow each other down. What others failed at stays.</summary>
    public Task GiveBackAsync(Attempt attempt, CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(GiveBack, new { attempt.Scope, attempt.Who, work.Now }), ct);

    private static TimeSpan WaitAfter(int failures, int free) =>
        failures < free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures - free, 20))));

    private sealed record Row
    {
        public required int Failures { get; init; }

        public required DateTimeOffset LastAt { get; init; }

        public required DateTimeOffset FreeAt { get; init; }
    }
}

/// <summary>What is attempted, by whom (kept as a hash), and how many failures cost nothing.</summary>
public sealed record Attempt(string Scope, string Who, int Free)
{
    /// <summary>Whatever somebody tries from one network.</summary>
    public static Attempt OfNetwork(string scope, HttpContext context, int free) => new($"{scope}/network", Secret.Hash(Network(context)), free);

    /// <summary>One account from one network: whoever guesses from elsewhere does not lock its owner out.</summary>
    public static Attempt OfAccount(string scope, HttpContext context, string account, int free) => new($"{scope}/account", Secret.Hash($"{account} {Network(context)}"), free);

    /// <summary>One account from a browser its owner has used before.</summary>
    public static Attempt OfDevice(string scope, string account, string device, int free) => new($"{scope}/device", Secret.Hash($"{account} {device}"), free);

    private static string Network(HttpContext context) => RateLimits.ClientOf(context.Connection.RemoteIpAddress);
}
