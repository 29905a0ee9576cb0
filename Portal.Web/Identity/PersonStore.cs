using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;

namespace Portal.Web.Identity;

/// <summary>
/// People as the framework's managers ask for them, one per request. What belongs to a change (its audit row, its mails) is written in the
/// same transaction by <see cref="SaveAsync"/>.
/// </summary>
public sealed partial class PersonStore(Database db, TimeProvider clock, SecretProtector seal, IHttpContextAccessor? context = null)
    : IUserEmailStore<Person>,
        IUserPasswordStore<Person>,
        IUserSecurityStampStore<Person>
{
    private const string Columns = """
        id, key, name, language, email, email_key, email_confirmed_at, second_email, second_email_confirmed_at, customer_number,
        password_hash, password_changed_at, security_stamp, version, second_step, authenticator_key, locked_at, lock_reason, created_at
        """;

    private const string ById = $"select {Columns} from person where id = @id";
    private const string ByKey = $"select {Columns} from person where key = @key";
    private const string ByEmail = $"select {Columns} from person where email_key = @key";

    private const string Insert = """
        insert into person (key, name, language, email, email_key, email_confirmed_at, second_email, second_email_confirmed_at,
            customer_number,
            password_hash, password_changed_at, security_stamp, version, second_step, authenticator_key, last_totp_step, created_at)
        values (@Key, @Name, @Language, @Email, @EmailKey, @EmailConfirmedAt, @SecondEmail, @SecondEmailConfirmedAt, @CustomerNumber,
            @PasswordHash, @PasswordChangedAt, @SecurityStamp, @Version, @SecondStep, @AuthenticatorKey, 0, @CreatedAt)
        on conflict do nothing
        returning id
        """;

    private const string Update = """
        update person set name = @Name, language = @Language, email = @Email, email_key = @EmailKey, email_confirmed_at = @EmailConfirmedAt,
            second_email = @SecondEmail, second_email_confirmed_at = @SecondEmailConfirmedAt, customer_number = @CustomerNumber,
            password_hash = @PasswordHash, password_changed_at = @PasswordChangedAt, security_stamp = @SecurityStamp, version = @Next,
            second_step = @SecondStep, authenticator_key = @AuthenticatorKey, locked_at = @LockedAt, lock_reason = @LockReason
        where id = @Id and version = @Version
        """;

    // What the managers set by the store's own interfaces (roles, keys, codes) until they
    // store the person, as an object mapper would hold it.
    private readonly List<Func<UnitOfWork, Task>> pending = [];

    /// <summary>
    /// One change: the person as a manager stores them, and what belongs to it, in one transaction. When the manager refuses, nothing of it
    /// is left for a later change.
    /// </summary>
    /// <param name="save">A call of the manager that creates or updates one person.</param>
    /// <param name="along">Written after the person, and only with them. What it throws takes the person back as well.</param>
    public async Task<IdentityResult> SaveAsync(Func<Task<IdentityResult>> save, Func<UnitOfWork, Task> along)
    {
        pending.Add(along);
        try
        {
            return await save();
        }
        finally
        {
            pending.Clear();
        }
    }

    /// <summary>Fails when the address, the key or the customer number is taken already.</summary>
    public async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken)
    {
        user.CreatedAt = clock.GetUtcNow();
        var writes = Take();
        user.Id = await db.WriteAsync(
            async work =>
            {
                var id = await work.SingleOrDefaultAsync<long?>(Insert, user) ?? 0;
                if (id == 0)
                    return 0;
                user.Id = id; // the writes beside it name the new person
                foreach (var write in writes)
                    await write(work);
                return id;
            },
            cancellationToken
        );
        return user.Id > 0 ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(user.Email));
    }

    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        var (writes, next) = (Take(), Secret.Create(10));
        var updated = await db.WriteAsync(
            async work =>
            {
                var values = new
                {
                    user.Id,
                    user.Version,
                    Next = next,
                    user.Name,
                    user.Language,
                    user.Email,
                    user.EmailKey,
                    user.EmailConfirmedAt,
                    user.SecondEmail,
                    user.SecondEmailConfirmedAt,
                    user.CustomerNumber,
                    user.PasswordHash,
                    user.PasswordChangedAt,
                    user.SecurityStamp,
                    user.SecondStep,
                    user.AuthenticatorKey,
                    user.LockedAt,
                    user.LockReason,
                };
                if (await work.ExecuteAsync(Update, values) == 0)
                    return false;
                foreach (var write in writes)
                    await write(work);
                return true;
            },
            cancellationToken
        );
        if (!updated)
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        user.Version = next;
        return IdentityResult.Success;
    }

    /// <summary>
    /// Nobody is deleted at the touch of a button: what must stay and what goes is decided in the deletion of an account.
    /// </summary>
    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A person is erased by Erasure, which says what is kept.");

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        db.SingleOrDefaultAsync<Person>(ByKey, new { key = userId }, cancellationToken);

    public Task<Person?> FindAsync(long id, CancellationToken ct) => db.SingleOrDefaultAsync<Person>(ById, new { id }, ct);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(normalizedUserName, cancellationToken);

    public Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        db.SingleOrDefaultAsync<Person>(ByEmail, new { key = normalizedEmail }, cancellationToken);

    public void Dispose() { }

    private List<Func<UnitOfWork, Task>> Take()
    {
        List<Func<UnitOfWork, Task>> taken = [.. pending];
        pending.Clear();
        return taken;
    }
}
