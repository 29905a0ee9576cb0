using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Tests.Hosting;

internal sealed partial class TestData
{
    private const string AddSession = """
        insert into session (hash, person_id, security_stamp, device, network, is_persistent, second_step, method, created_at,
            reauthenticated_at, seen_at, expires_at, ended_at)
        values (@Hash, @Id, @SecurityStamp, 'Firefox', '192.0.2.x', @IsPersistent, @no, 'pwd', @seen, @seen, @seen, @expires, @EndedAt)
        """;

    private const string AddPasskey = """
        insert into passkey (credential, person_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up,
            attestation, client_data, created_at)
        values (@credential, @Id, @name, 'AAAA', 0, '', @yes, @no, @no, 'AAAA', 'AAAA', @Now)
        """;

    /// <summary>A browser somebody is signed in with, by a password.</summary>
    public Task SessionAsync(Person person, TestSession? session = null) => db.WriteAsync(work => SessionAsync(work, person, session), Ct);

    public static Task SessionAsync(UnitOfWork work, Person person, TestSession? session = null)
    {
        var given = session ?? new TestSession();
        return work.ExecuteAsync(
            AddSession,
            new
            {
                given.Hash,
                person.Id,
                person.SecurityStamp,
                given.IsPersistent,
                no = false,
                seen = given.SeenAt ?? work.Now,
                expires = given.ExpiresAt ?? work.Now,
                given.EndedAt,
            }
        );
    }

    /// <summary>A passkey no device has, named by the person's key: enough for what lists, asks for or removes one.</summary>
    public Task PasskeyAsync(Person person, string name = "A lost key") =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    AddPasskey,
                    new
                    {
                        credential = person.Key,
                        person.Id,
                        name,
                        yes = true,
                        no = false,
                        work.Now,
                    }
                ),
            Ct
        );
}

/// <summary>A session as a test wants it; begun and over now unless it says otherwise.</summary>
internal sealed record TestSession
{
    public string Hash { get; init; } = Guid.NewGuid().ToString("N");

    public bool IsPersistent { get; init; }

    public DateTimeOffset? SeenAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
