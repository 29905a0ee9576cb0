using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Account.Credentials;

/// <summary>
/// Carries a secret from the form that made it to the page that shows it, once: a reload, the way back, or another browser finds nothing.
/// On the way it lies encrypted in the database, since another node may show it than made it.
/// </summary>
public sealed class ShownOnce(Database db, SecretProtector protector, TimeProvider clock)
{
    private const string Begin = """
        insert into secret_once (reference, person_id, created_at) values (@reference, @PersonId, @Now) on conflict (reference) do nothing
        """;

    private const string Put = "update secret_once set sealed = @closed where reference = @reference and person_id = @PersonId";
    private const string Drop = "delete from secret_once where reference = @reference and person_id = @PersonId";
    private const string One =
        "select sealed, shown_at, created_at from secret_once where reference = @reference and person_id = @PersonId";
    private const string Show = "update secret_once set sealed = null, shown_at = @Now where reference = @reference";
    private const string Hide = "update secret_once set sealed = null where created_at < @before and sealed is not null";
    private const string Forget = "delete from secret_once where created_at < @before";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10); // until a page that never came is too late
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>True for the first of forms that are sent with one reference: it makes the secret, and the others show it.</summary>
    public Task<bool> BeginAsync(Me me, string reference, CancellationToken ct) =>
        db.WriteAsync(async work => await work.ExecuteAsync(Begin, Values(me, reference, work.Now)) > 0, ct);

    /// <summary>What was begun came to nothing, and may be begun again.</summary>
    public Task AbandonAsync(Me me, string reference) =>
        db.WriteAsync(work => work.ExecuteAsync(Drop, Values(me, reference, work.Now)), CancellationToken.None);

    /// <summary>Made before the write that keeps it.</summary>
    public string Seal(string secret) => protector.Protect(secret);

    /// <summary>Keeps the secret until it is shown, in the change that made it.</summary>
    public static Task KeepAsync(UnitOfWork work, Me me, string reference, string closed) =>
        work.ExecuteAsync(
            Put,
            new
            {
                reference,
                me.PersonId,
                closed,
            }
        );

    /// <summary>The secret, and never again; null when it was shown, is too old, or is another person's.</summary>
    public async Task<string?> TakeAsync(Me me, string reference, CancellationToken ct)
    {
        // The second of two touches may be here before the first is done.
        for (var waited = TimeSpan.Zero; waited < Wait; waited += Step)
        {
            var row = await db.SingleOrDefaultAsync<Row>(One, Values(me, reference, default), ct);
            if (row is null || row.ShownAt is not null || row.CreatedAt + Life < clock.GetUtcNow())
                return null;
            if (row.Sealed is not null)
                break;
            await Task.Delay(Step, clock, ct);
        }

        var closed = await db.WriteAsync(work => TakeAsync(work, me, reference), ct);
        return protector.Unprotect(closed);
    }

    /// <summary>Forgets secrets nobody came for; called from time to time.</summary>
    public Task SweepAsync(CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Hide, new { before = work.Now - Life });
                await work.ExecuteAsync(Forget, new { before = work.Now - Kept });
            },
            ct
        );

    private static async Task<string?> TakeAsync(UnitOfWork work, Me me, string reference)
    {
        if (await work.SingleForUpdateAsync<Row>(One, Values(me, reference, work.Now)) is not { Sealed: { } closed, ShownAt: null })
            return null;
        await work.ExecuteAsync(Show, new { reference, work.Now });
        return closed;
    }

    private static object Values(Me me, string reference, DateTimeOffset now) =>
        new
        {
            reference,
            me.PersonId,
            Now = now,
        };

    private sealed record Row
    {
        public string? Sealed { get; init; }

        public DateTimeOffset? ShownAt { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }
}
