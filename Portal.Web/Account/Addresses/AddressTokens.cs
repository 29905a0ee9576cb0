using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Account.Addresses;

/// <summary>The two addresses of a person.</summary>
public enum AddressKind
{
    /// <summary>The one to sign in with.</summary>
    Main,

    /// <summary>Another one, for the day the first cannot be read.</summary>
    Second,
}

/// <summary>The links that confirm a new address and that take a change back, with what they are about.</summary>
public sealed class AddressTokens(Tokens tokens, Database db)
{
    /// <summary>A change can be taken back this long; after that the address is frozen as long.</summary>
    public static readonly TimeSpan UndoLife = TimeSpan.FromHours(72);

    private const string Confirm = "address.confirm";
    private const string Undo = "address.undo";
    private const string DoneMark = "done";

    private const string MarkDone = "update token set data = @DoneMark where id = @Id";
    private const string WasDone = "select count(*) from token where hash = @hash and data = @DoneMark";
    private const string VoidAll = "update token set used_at = @Now where (person_id = @Id or bound_to = @Target) and used_at is null";

    private static readonly TimeSpan ConfirmLife = TimeSpan.FromHours(24);

    /// <summary>A newer question makes the link of the older one void.</summary>
    public static Task KeepConfirmAsync(UnitOfWork work, Person person, string secret, AddressKind which, string email) =>
        Tokens.KeepAsync(work, new NewToken(Confirm, secret, ConfirmLife) { PersonId = person.Id, Data = $"{which}\n{email}" });

    /// <summary>
    /// Bound to the person by name and not by row, so that a second change does not make the way back from the first void.
    /// </summary>
    public static Task KeepUndoAsync(UnitOfWork work, Person person, string secret, AddressKind which, string? before) =>
        Tokens.KeepAsync(work, new NewToken(Undo, secret, UndoLife) { BoundTo = person.Target, Data = $"{which}\n{before}" });

    public Task<Token?> ConfirmationAsync(string? secret, CancellationToken ct) => tokens.FindAsync(Confirm, secret, ct);

    public Task<Token?> UndoAsync(string? secret, CancellationToken ct) => tokens.FindAsync(Undo, secret, ct);

    /// <summary>True when this link has done what it was for: somebody touched its button twice.</summary>
    public async Task<bool> WasDoneAsync(string? secret, CancellationToken ct) =>
        secret is { Length: > 0 and <= 200 }
        && await db.SingleOrDefaultAsync<long>(WasDone, new { hash = Secret.Hash(secret), DoneMark }, ct) > 0;

    /// <summary>What a token is about: which address, and its text; null for none.</summary>
    public static (AddressKind Which, string? Email) Read(Token token)
    {
        var parts = (token.Data ?? "").Split('\n');
        return (Enum.Parse<AddressKind>(parts[0]), parts[1] is { Length: > 0 } email ? email : null);
    }

    /// <exception cref="LinkUsedException">Somebody was faster with the same link. Nothing was changed.</exception>
    public static async Task UseAsync(UnitOfWork work, Token token)
    {
        if (!await Tokens.UseAsync(work, token))
            throw new LinkUsedException();
        await work.ExecuteAsync(MarkDone, new { token.Id, DoneMark });
    }

    public static Task VoidAllAsync(UnitOfWork work, Person person) =>
        work.ExecuteAsync(
            VoidAll,
            new
            {
                person.Id,
                person.Target,
                work.Now,
            }
        );
}

/// <summary>Takes a whole change back: the link it came by was used up meanwhile.</summary>
public sealed class LinkUsedException : Exception;
