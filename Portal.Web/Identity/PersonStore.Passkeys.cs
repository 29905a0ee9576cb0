using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Identity.Passkeys;

namespace Portal.Web.Identity;

/// <content>Passkeys. What is binary is kept as text, so that both databases hold it alike.</content>
public sealed partial class PersonStore : IUserPasskeyStore<Person>
{
    private const string KeyColumns =
        "credential, person_id, name, public_key, sign_count, transports, user_verified, backup_eligible, "
        + "backed_up, attestation, client_data, created_at";
    private const string KeysOf = $"select {KeyColumns} from passkey where person_id = @Id order by created_at";
    private const string KeyOf = $"select {KeyColumns} from passkey where person_id = @Id and credential = @credential";
    private const string AnyKey = $"select {KeyColumns} from passkey where credential = @credential";
    private const string OwnerOf = "select person_id from passkey where credential = @credential";
    private const string RenameKey = "update passkey set name = @name where person_id = @personId and credential = @credential";
    private const string RemoveKey = "delete from passkey where person_id = @Id and credential = @credential";

    // An update belongs to a sign-in with the key; a credential of somebody else is never taken over.
    private const string KeepKey = """
        insert into passkey (credential, person_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up,
            attestation, client_data, created_at)
        values (@Credential, @PersonId, @Name, @PublicKey, @SignCount, @Transports, @UserVerified, @BackupEligible, @BackedUp,
            @Attestation, @ClientData, @CreatedAt)
        on conflict (credential) do update set name = excluded.name, sign_count = excluded.sign_count,
            user_verified = excluded.user_verified,
            backup_eligible = excluded.backup_eligible, backed_up = excluded.backed_up, used_at = @Now
        where passkey.person_id = excluded.person_id
        """;

    private PasskeyResponse? tolerated;

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        pending.Add(work =>
            work.ExecuteAsync(
                KeepKey,
                new
                {
                    Credential = Encode(passkey.CredentialId),
                    PersonId = user.Id,
                    Name = passkey.Name ?? "",
                    PublicKey = Encode(passkey.PublicKey),
                    SignCount = (long)passkey.SignCount,
                    Transports = string.Join(' ', passkey.Transports ?? []),
                    UserVerified = passkey.IsUserVerified,
                    BackupEligible = passkey.IsBackupEligible,
                    BackedUp = passkey.IsBackedUp,
                    Attestation = Encode(passkey.AttestationObject),
                    ClientData = Encode(passkey.ClientDataJson),
                    passkey.CreatedAt,
                    work.Now,
                }
            )
        );
        return Task.CompletedTask;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await db.ListAsync<PasskeyRow>(KeysOf, new { user.Id }, cancellationToken)).Select(r => r.Info)];

    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = await db.SingleOrDefaultAsync<long>(OwnerOf, new { credential = Encode(credentialId) }, cancellationToken);
        return id == 0 ? null : await db.SingleOrDefaultAsync<Person>(ById, new { id }, cancellationToken);
    }

    /// <summary>As the framework's check of an answer sees it: see <see cref="TolerateAsync"/>.</summary>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var row = await db.SingleOrDefaultAsync<PasskeyRow>(KeyOf, new { user.Id, credential = Encode(credentialId) }, cancellationToken);
        return tolerated is { } says && row is not null
            ? (row with { SignCount = 0, BackupEligible = says.BackupEligible }).Info
            : row?.Info;
    }

    /// <summary>
    /// Checks an answer as the framework does, but for two marks of a key that change in good faith: a counter that a restored device sets
    /// back, and whether the key may be copied, which password managers came to say later. Refused for these, a key would be refused for
    /// ever. The signature covers both, so they are the key's own words; that they changed is returned.
    /// </summary>
    internal async Task<(TResult Result, IReadOnlyList<string> Changed)> TolerateAsync<TResult>(
        PasskeyResponse says,
        Func<Task<TResult>> check
    )
    {
        var kept = await db.SingleOrDefaultAsync<PasskeyRow>(AnyKey, new { credential = says.Credential }, CancellationToken.None);
        (tolerated, var changed) = (says, new List<string>());
        try
        {
            if (kept is not null && says.SignCount <= kept.SignCount && kept.SignCount > 0)
                changed.Add("passkey.counter-changed");
            if (kept is not null && says.BackupEligible != kept.BackupEligible)
                changed.Add("passkey.backup-changed");
            return (await check(), changed);
        }
        finally
        {
            tolerated = null;
        }
    }

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        pending.Add(work => work.ExecuteAsync(RemoveKey, new { user.Id, credential = Encode(credentialId) }));
        return Task.CompletedTask;
    }

    /// <summary>A name lets nobody in, so nothing else changes with it.</summary>
    public Task RenameAsync(long personId, byte[] credentialId, string name, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    RenameKey,
                    new
                    {
                        personId,
                        credential = Encode(credentialId),
                        name,
                    }
                ),
            ct
        );

    private static string Encode(byte[] bytes) => Base64UrlTextEncoder.Encode(bytes);

    private sealed record PasskeyRow
    {
        public required string Credential { get; init; }

        public required string Name { get; init; }

        public required string PublicKey { get; init; }

        public required long SignCount { get; init; }

        public required string Transports { get; init; }

        public required bool UserVerified { get; init; }

        public required bool BackupEligible { get; init; }

        public required bool BackedUp { get; init; }

        public required string Attestation { get; init; }

        public required string ClientData { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public UserPasskeyInfo Info =>
            new(
                Base64UrlTextEncoder.Decode(Credential),
                Base64UrlTextEncoder.Decode(PublicKey),
                CreatedAt,
                (uint)SignCount,
                Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                UserVerified,
                BackupEligible,
                BackedUp,
                Base64UrlTextEncoder.Decode(Attestation),
                Base64UrlTextEncoder.Decode(ClientData)
            )
            {
                Name = Name,
            };
    }
}
