using Microsoft.IdentityModel.Tokens;
using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// The keys of the provider: made when first needed, followed by the next in time, read by every node. The newest that is active is first;
/// the others are there for clients to see, and for what was signed or encrypted before.
/// </summary>
internal sealed class ConnectKeys(Database db, SecretProtector protector, ConnectOptions options, TimeProvider clock)
    : IChangeListener,
        IDisposable
{
    /// <summary>The tag of the change table that says there are other keys.</summary>
    public const string Tag = "connect-keys";

    private const string All = "select id, purpose, secret, created_at, active_at, expires_at from connect_key order by active_at desc, id";
    private const string Insert = """
        insert into connect_key (id, purpose, secret, created_at, active_at, expires_at)
        values (@Id, @Purpose, @Secret, @CreatedAt, @ActiveAt, @ExpiresAt)
        """;
    private const string Clear = "delete from connect_key";
    private const string Forget = "delete from connect_key where expires_at < @before";

    private static readonly string[] Purposes = [ConnectKey.Signing, ConnectKey.Encryption];

    // Keys change rarely, and each change is told; this is for a node that did not hear of one.
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(10);

    // The longest-lived token that was encrypted with a key is read with it.
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(40);

    private readonly SemaphoreSlim reading = new(1);
    private volatile KeySet? current;

    private TimeSpan Life => TimeSpan.FromDays(options.KeyDays);

    private TimeSpan Announced => Life / 10;

    public void Dispose() => reading.Dispose();

    /// <summary>Those that are there now; they are new when another object is returned.</summary>
    public async Task<KeySet> GetAsync(CancellationToken ct)
    {
        if (current is { } known && known.ReadAt + ReadEvery > clock.GetUtcNow())
            return known;
        await reading.WaitAsync(ct);
        try
        {
            if (current is { } read && read.ReadAt + ReadEvery > clock.GetUtcNow())
                return read;
            var rows = await db.ListAsync<ConnectKey>(All, ct: ct);
            if (Missing(rows).Count > 0)
                rows = await AddAsync(ct);
            return current = KeySet.Of(rows, protector, clock.GetUtcNow());
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>New keys at once, because the old ones may be known to others: nothing they signed or encrypted counts any more.</summary>
    /// <param name="actor">Who asks for it, as the audit trail will say it.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ReplaceAsync(string actor, CancellationToken ct)
    {
        var (made, now) = (Secrets(), clock.GetUtcNow());
        await db.WriteAsync(
            async work =>
            {
                await work.LockAsync(Tag);
                await work.ExecuteAsync(Clear);
                await InsertAsync(work, [.. made.Select(m => New(m.Key, m.Value, now))], actor);
            },
            ct
        );
        current = null;
    }

    /// <summary>On every node, after a change on any.</summary>
    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Contains(Tag))
            current = null;
        return Task.CompletedTask;
    }

    /// <summary>Keys nothing is read with any more.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Forget, new { before = work.Now - KeptAfter }), ct);

    private async Task<IReadOnlyList<ConnectKey>> AddAsync(CancellationToken ct)
    {
        var made = Secrets();
        return await db.WriteAsync(
            async work =>
            {
                await work.LockAsync(Tag); // another node may have been quicker
                var added = Missing(await work.ListAsync<ConnectKey>(All)).Select(m => New(m.Purpose, made[m.Purpose], m.ActiveAt));
                await InsertAsync(work, [.. added], "system");
                return await work.ListAsync<ConnectKey>(All);
            },
            ct
        );
    }

    // None at all is needed at once; the next one begins when the last one ends.
    private List<(string Purpose, DateTimeOffset ActiveAt)> Missing(IReadOnlyList<ConnectKey> rows)
    {
        var (now, missing) = (clock.GetUtcNow(), new List<(string, DateTimeOffset)>());
        foreach (var purpose in Purposes)
        {
            var last = rows.Where(r => r.Purpose == purpose && protector.Unprotect(r.Secret) is not null).MaxBy(r => r.ExpiresAt);
            if (last is null || last.ExpiresAt <= now)
                missing.Add((purpose, now));
            else if (last.ExpiresAt - Announced <= now)
                missing.Add((purpose, last.ExpiresAt));
        }

        return missing;
    }

    private Dictionary<string, string> Secrets() => Purposes.ToDictionary(p => p, p => protector.Protect(ConnectKey.Create(p)));

    private ConnectKey New(string purpose, string secret, DateTimeOffset activeAt) =>
        new()
        {
            Id = Secret.Create(12),
            Purpose = purpose,
            Secret = secret,
            CreatedAt = clock.GetUtcNow(),
            ActiveAt = activeAt,
            ExpiresAt = activeAt + Life,
        };

    private static async Task InsertAsync(UnitOfWork work, IReadOnlyList<ConnectKey> added, string actor)
    {
        foreach (var key in added)
        {
            await work.ExecuteAsync(Insert, key);
            await work.AuditAsync(actor, "connect-key.created", $"connect-key:{key.Id}", key.Purpose);
        }

        if (added.Count > 0)
            await work.ChangedAsync(Tag);
    }
}

/// <summary>The keys as OpenIddict takes them: the first of each kind is used for what is new.</summary>
/// <param name="Signing">For tokens that others read.</param>
/// <param name="Encryption">For tokens that only the portal reads.</param>
/// <param name="ReadAt">When they were read.</param>
internal sealed record KeySet(IReadOnlyList<SecurityKey> Signing, IReadOnlyList<SecurityKey> Encryption, DateTimeOffset ReadAt)
{
    public bool HasSameKeys(KeySet other) =>
        Signing.Concat(Encryption).Select(k => k.KeyId).SequenceEqual(other.Signing.Concat(other.Encryption).Select(k => k.KeyId));

    public static KeySet Of(IReadOnlyList<ConnectKey> rows, SecretProtector protector, DateTimeOffset now)
    {
        // the newest active one first, then those of before, then those to come
        var ordered = rows.OrderBy(r => r.ActiveAt > now).ThenByDescending(r => r.ActiveAt).ToList();
        return new(Keys(ConnectKey.Signing), Keys(ConnectKey.Encryption), now);

        List<SecurityKey> Keys(string purpose) =>
            [.. ordered.Where(r => r.Purpose == purpose).Select(r => r.Open(protector)).OfType<SecurityKey>()];
    }
}
