using Portal.Web.Data;
using Portal.Web.Identity.Attempts;

namespace Portal.Web.Identity;

/// <summary>
/// Secrets that are good for one thing, once and for a while: links in mails, codes on paper. Only their hashes are kept. The secret is
/// made before the write that keeps it, because a write may run twice.
/// </summary>
public sealed class Tokens(Database db, TimeProvider clock)
{
    private const string Keep = """
        insert into token (purpose, hash, person_id, bound_to, data, failed_attempts, created_by, valid_from, created_at, expires_at)
        values (@Purpose, @hash, @PersonId, @BoundTo, @Data, 0, @CreatedBy, @validFrom, @Now, @expiresAt)
        """;

    // What the same form made a moment ago is as good as what it makes now: either may be the one the browser keeps.
    private const string Void = """
        update token set used_at = @Now
        where purpose = @purpose and person_id = @personId and used_at is null
            and (created_by is null or created_by <> coalesce(@createdBy, ''))
        """;

    private const string Columns = "id, purpose, person_id, bound_to, data, created_at, valid_from, used_at";
    private const string NotUsed = "(used_at is null or (used_by = @form and used_at > @recently))";
    private const string ByHash = $"""
        select {Columns} from token where hash = @hash and purpose = @purpose and {NotUsed} and expires_at > @now and created_at <= @soon
        """;

    private const string Guessed = $"""
        select {Columns} from token
        where purpose = @purpose and bound_to = @boundTo and hash = @hash and used_by = @form and used_at > @recently
        """;

    private const string Use = """
        update token set used_at = @Now, used_by = @form
        where id = @Id and used_at is null and expires_at > @Now and (valid_from is null or valid_from <= @Now)
        """;

    private const string UsedByForm = "select count(*) from token where id = @Id and used_by = @form and used_at > @recently";
    private const string Guess = """
        update token set failed_attempts = failed_attempts + @one
        where purpose = @purpose and bound_to = @boundTo and used_at is null and expires_at > @Now and created_at <= @soon
            and failed_attempts < @most + 1 - @one
        returning id, purpose, person_id, bound_to, data, created_at, valid_from, used_at, hash
        """;

    /// <summary>Wrong guesses after which a short code is void.</summary>
    public const int MaxFailedAttempts = 5;

    /// <summary>Keeps a token. Older ones of the same person for the same purpose are void from now on.</summary>
    public static async Task KeepAsync(UnitOfWork work, NewToken token)
    {
        if (token.PersonId is { } personId)
            await work.ExecuteAsync(
                Void,
                new
                {
                    purpose = token.Purpose,
                    personId,
                    createdBy = token.CreatedBy,
                    work.Now,
                }
            );
        await work.ExecuteAsync(
            Keep,
            new
            {
                token.Purpose,
                hash = Secret.Hash(token.Secret),
                token.PersonId,
                token.BoundTo,
                token.Data,
                token.CreatedBy,
                validFrom = token.After > TimeSpan.Zero ? work.Now + token.After : (DateTimeOffset?)null,
                work.Now,
                expiresAt = work.Now + token.Life,
            }
        );
    }

    /// <summary>
    /// The token behind a secret, while it is good. Looking at it does not use it up: programs that check mails follow links too.
    /// </summary>
    /// <param name="purpose">What it must be good for.</param>
    /// <param name="secret">As it lies in a mail or a cookie.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="form">The form it comes with: what this very form used up a moment ago is found again.</param>
    public async Task<Token?> FindAsync(string purpose, string? secret, CancellationToken ct, string? form = null)
    {
        if (secret is not { Length: > 0 and <= 200 })
            return null;
        var now = clock.GetUtcNow();
        var token = await db.SingleOrDefaultAsync<Token>(
            ByHash,
            new
            {
                purpose,
                hash = Secret.Hash(secret),
                form,
                now,
                recently = now - DoubleSubmit.Repeats,
                soon = now + ClockSkew.Apart,
            },
            ct
        );
        return token?.ValidFrom > now ? null : token;
    }

    /// <summary>From when on a token is good that is not good yet; null for every other.</summary>
    public async Task<DateTimeOffset?> WaitsAsync(string purpose, string secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var token = await db.SingleOrDefaultAsync<Token>(
            ByHash,
            new
            {
                purpose,
                hash = Secret.Hash(secret),
                form = (string?)null,
                now,
                recently = now,
                soon = now + ClockSkew.Apart,
            },
            ct
        );
        return token?.ValidFrom > now ? token.ValidFrom : null;
    }

    /// <summary>
    /// A short code, typed in the browser it is bound to. Each try counts, one that the same
    /// form sends again does not; after five the code is void.
    /// </summary>
    public Task<Token?> GuessAsync(string purpose, string boundTo, string code, CancellationToken ct, string? form = null) =>
        db.WriteAsync(
            async work =>
            {
                var same = form is null ? null : Attempt.ForEverybody($"{purpose}/same-form", $"{form} {code}", 1);
                var one = same is not null && await AttemptLimits.IsRepeatedAsync(work, same) ? 0 : 1;
                if (same is not null && one == 1)
                    await AttemptLimits.MarkAsync(work, same, DoubleSubmit.Repeats);
                var values = new
                {
                    purpose,
                    boundTo = Secret.Hash(boundTo),
                    hash = Secret.Hash(code),
                    one,
                    form,
                    work.Now,
                    recently = work.Now - DoubleSubmit.Repeats,
                    soon = work.Now + ClockSkew.Apart,
                    most = MaxFailedAttempts,
                };
                var tokens = await work.ListAsync<Token>(Guess, values);
                return tokens.FirstOrDefault(t => t.Hash == values.hash) ?? await work.SingleOrDefaultAsync<Token>(Guessed, values);
            },
            ct
        );

    /// <summary>False when somebody was faster: of two who hold the same token one succeeds.</summary>
    public static async Task<bool> UseAsync(UnitOfWork work, Token token) => await UseAsync(work, token, null) == TokenUse.First;

    /// <summary>Uses a token up, by a form that may come twice.</summary>
    public static async Task<TokenUse> UseAsync(UnitOfWork work, Token token, string? form)
    {
        var values = new
        {
            token.Id,
            form,
            work.Now,
            recently = work.Now - DoubleSubmit.Repeats,
        };
        if (await work.ExecuteAsync(Use, values) == 1)
            return TokenUse.First;
        return form is not null && await work.SingleAsync<long>(UsedByForm, values) > 0 ? TokenUse.Again : TokenUse.Gone;
    }
}

/// <summary>How the use of a token ended.</summary>
public enum TokenUse
{
    /// <summary>Somebody was faster, or it is too late or too early.</summary>
    Gone,

    First,

    /// <summary>The same form used it a moment ago. What was done then is not done twice.</summary>
    Again,
}

/// <summary>A token about to be kept.</summary>
public sealed record NewToken(string Purpose, string Secret, TimeSpan Life)
{
    public long? PersonId { get; init; }

    /// <summary>The hash of the browser's own secret, for codes that are short enough to be guessed.</summary>
    public string? BoundTo { get; init; }

    /// <summary>What the token is about; nothing secret.</summary>
    public string? Data { get; init; }

    /// <summary>Who made it, or which form; what one form makes twice is good twice.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>How long it must wait before it is good.</summary>
    public TimeSpan After { get; init; }
}

/// <summary>A token that is still good.</summary>
public sealed record Token
{
    public required long Id { get; init; }

    public required string Purpose { get; init; }

    public long? PersonId { get; init; }

    public string? BoundTo { get; init; }

    public string? Data { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>When the form that comes again used it; null while nobody has.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    public string? Hash { get; init; }
}
