using Portal.Web.Data;

namespace Portal.Web.Identity;

/// <summary>
/// Secrets that are good for one thing, once and for a while: links in mails, codes on paper. Only their hashes are kept. The secret is made before the write that keeps it,
/// because a write may run twice.
/// </summary>
public sealed class Tokens(Database db, TimeProvider clock)
{
    private const string Keep = """
        insert into token (purpose, hash, person_id, bound_to, data, guesses, created_at, expires_at) values (@Purpose, @hash, @PersonId, @BoundTo, @Data, 0, @Now, @expiresAt)
        """;

    private const string Void = "update token set used_at = @Now where purpose = @purpose and person_id = @personId and used_at is null";
    private const string ByHash = "select id, purpose, person_id, bound_to, data, created_at from token where hash = @hash and purpose = @purpose and used_at is null and expires_at > @now and created_at <= @soon";
    private const string Use = "update token set used_at = @Now where id = @id and used_at is null and expires_at > @Now";
    private const string Guess = """
        update token set guesses = guesses + 1 where purpose = @purpose and bound_to = @boundTo and used_at is null and expires_at > @Now and created_at <= @soon and guesses < @most
        returning id, purpose, person_id, bound_to, data, created_at, hash
        """;

    /// <summary>Wrong guesses after which a short code is void.</summary>
    public const int MostGuesses = 5;

    /// <summary>Keeps a token. Older ones of the same person for the same purpose are void from now on.</summary>
    public static async Task KeepAsync(Work work, NewToken token)
    {
        if (token.PersonId is { } personId) await VoidAsync(work, token.Purpose, personId);
        await work.ExecuteAsync(Keep, new { token.Purpose, hash = Secret.Hash(token.Secret), token.PersonId, token.BoundTo, token.Data, work.Now, expiresAt = work.Now + token.Life });
    }

    public static Task VoidAsync(Work work, string purpose, long personId) => work.ExecuteAsync(Void, new { purpose, personId, work.Now });

    /// <summary>The token behind a secret, while it is good. Looking at it does not use it up: programs that check mails follow links too.</summary>
    public Task<Token?> FindAsync(string purpose, string? secret, CancellationToken ct) => secret is not { Length: > 0 and <= 200 }
        ? Task.FromResult<Token?>(null)
        : db.SingleOrDefaultAsync<Token>(ByHash, new { purpose, hash = Secret.Hash(secret), now = clock.GetUtcNow(), soon = clock.GetUtcNow() + Clocks.Apart }, ct);

    /// <summary>A short code, typed in the browser it is bound to. Each try counts; after five the code is void.</summary>
    public Task<Token?> GuessAsync(string purpose, string boundTo, string code, CancellationToken ct) => db.WriteAsync(
        async work =>
        {
            var tokens = await work.ListAsync<Token>(Guess, new { purpose, boundTo = Secret.Hash(boundTo), work.Now, soon = work.Now + Clocks.Apart, most = MostGuesses });
            return tokens.FirstOrDefault(t => t.Hash == Secret.Hash(code));
        },
        ct);

    /// <summary>False when somebody was faster: of two who hold the same token one succeeds.</summary>
    public static async Task<bool> UseAsync(Work work, Token token) => await work.ExecuteAsync(Use, new { id = token.Id, work.Now }) == 1;
}

/// <summary>A token about to be kept.</summary>
public sealed record NewToken(string Purpose, string Secret, TimeSpan Life)
{
    public long? PersonId { get; init; }

    /// <summary>The hash of the browser's own secret, for codes that are short enough to be guessed.</summary>
    public string? BoundTo { get; init; }

    /// <summary>What the token is about; nothing secret.</summary>
    public string? Data { get; init; }
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

    public string? Hash { get; init; }
}
