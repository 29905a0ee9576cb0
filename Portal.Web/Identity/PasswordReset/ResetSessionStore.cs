using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>
/// What a browser holds on its way to a new password: a token in a cookie, because an address is kept in histories and logs. Which account
/// it opens is read anew for each page.
/// </summary>
public sealed class ResetSessionStore(Database db, Tokens tokens, PersonStore people)
{
    private const string Cookie = "reset";
    private const string KeyOf = "select key from person where id = @id";
    private const string WasUsed = "select count(*) from token where hash = @hash and data = @Done and used_at is not null";

    /// <summary>Marks a token with which a password was set.</summary>
    public const string Done = "done";

    /// <summary>
    /// Takes the token of a link out of its address. Nothing is looked at or used up: programs that check mails follow links too.
    /// </summary>
    public static void Hold(HttpContext context, string purpose, string secret) =>
        context.Response.SetCookie(
            Cookie,
            $"{purpose}:{secret}",
            purpose == ResetPurposes.Verified ? ResetPurposes.VerifiedLife : ResetPurposes.LinkLife
        );

    public static void Drop(HttpContext context) => context.Response.SetCookie(Cookie, "", TimeSpan.Zero);

    /// <summary>Null when the browser holds nothing that is good.</summary>
    public async Task<ResetSession?> FindAsync(HttpContext context, CancellationToken ct)
    {
        var (purpose, secret) = Held(context);
        if (purpose is not (ResetPurposes.Link or ResetPurposes.PrintedCode or ResetPurposes.Verified))
            return null;
        if (
            await tokens.FindAsync(purpose, secret, ct, DoubleSubmit.KeyFrom(context)) is not { PersonId: { } id } token
            || await PersonAsync(id, ct) is not { LockedAt: null } person
        )
            return null;
        return new ResetSession(
            token,
            person,
            purpose switch
            {
                ResetPurposes.Link => [ResetSession.Link],
                ResetPurposes.PrintedCode => [ResetSession.PrintedCode],
                _ => token.Data?.Split(' ') ?? [],
            }
        );
    }

    /// <summary>True when the password was set with what the browser holds: somebody touched the button twice.</summary>
    public async Task<bool> WasUsedAsync(HttpContext context, CancellationToken ct) =>
        Held(context) is (_, { Length: > 0 } secret)
        && await db.SingleOrDefaultAsync<long>(WasUsed, new { hash = Secret.Hash(secret), Done }, ct) > 0;

    /// <summary>The person a token is for.</summary>
    public async Task<Person?> PersonAsync(long id, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<string>(KeyOf, new { id }, ct) is { } key ? await people.FindByIdAsync(key, ct) : null;

    /// <summary>
    /// Notes a proof, and the browser holds it from now on. What it held before, or typed, is used up: false when somebody else was faster
    /// with it. Sent twice by one form it is one proof.
    /// </summary>
    public async Task<bool> ProveAsync(
        HttpContext context,
        Person person,
        Token? instead,
        IReadOnlyList<string> proofs,
        CancellationToken ct
    )
    {
        var (secret, form) = (Secret.Create(32), DoubleSubmit.KeyFrom(context));
        var data = string.Join(' ', proofs.Distinct());
        var kept = await db.WriteAsync(
            async work =>
            {
                var use = instead is null ? TokenUse.First : await Tokens.UseAsync(work, instead, form);
                if (use == TokenUse.Gone)
                    return false;
                await Tokens.KeepAsync(
                    work,
                    new NewToken(ResetPurposes.Verified, secret, ResetPurposes.VerifiedLife)
                    {
                        PersonId = person.Id,
                        Data = data,
                        CreatedBy = form,
                    }
                );
                if (use == TokenUse.First)
                    await work.AuditAsync(person.Target, "reset.verified", person.Target, data);
                return true;
            },
            ct
        );
        if (kept)
            Hold(context, ResetPurposes.Verified, secret);
        return kept;
    }

    private static (string Purpose, string Secret) Held(HttpContext context) =>
        context.Request.Cookie(Cookie) is { Length: < 200 } held && held.Split(':', 2) is [var purpose, var secret]
            ? (purpose, secret)
            : ("", "");
}
