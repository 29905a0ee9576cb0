using Portal.Web.Data;

namespace Portal.Web.Identity.External;

/// <summary>The sign-ins at identity servers that belong to people, as their owners and administrators see them.</summary>
public sealed class ExternalLogins(Database db, ExternalServers servers)
{
    private const string Mine =
        "select id, server, issuer, subject, created_at, last_used_at from external_login where person_id = @personId order by id";
    private const string Owner = """
        select person_id from external_login where server = @Server and issuer = @Issuer and subject = @Subject
        """;
    private const string Begun = "select server from external_session where session_id = @sessionId";

    public async Task<IReadOnlyList<ExternalLogin>> ListAsync(long personId, CancellationToken ct) =>
        [
            .. (await db.ListAsync<ExternalLogin>(Mine, new { personId }, ct)).Select(l =>
                l with
                {
                    Name = servers.Find(l.Server)?.Name ?? l.Server,
                    IsUsable = servers.Find(l.Server) is not null,
                }
            ),
        ];

    /// <summary>The id of the person it belongs to; null when it is nobody's.</summary>
    public Task<long?> OwnerAsync(ExternalIdentity who, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long?>(
            Owner,
            new
            {
                who.Server,
                who.Issuer,
                who.Subject,
            },
            ct
        );

    /// <summary>
    /// The servers by which somebody signed in can show anew who they are: the one their session began with, or all of theirs when they
    /// have no password.
    /// </summary>
    public async Task<IReadOnlyList<ExternalServer>> ForReauthenticationAsync(Me me, bool hasPassword, CancellationToken ct)
    {
        if (servers.All.Count == 0)
            return [];
        var begun = await db.SingleOrDefaultAsync<string>(Begun, new { sessionId = me.SessionId }, ct);
        var mine = (await ListAsync(me.PersonId, ct)).Select(l => l.Server).Distinct();
        return [.. mine.Where(s => !hasPassword || s == begun).Select(servers.Find).OfType<ExternalServer>()];
    }
}

/// <summary>Somebody's sign-in at an identity server.</summary>
public sealed record ExternalLogin
{
    public required long Id { get; init; }

    public required string Server { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>What people call the server.</summary>
    public string Name { get; init; } = "";

    /// <summary>False when the server is in the settings no more.</summary>
    public bool IsUsable { get; init; }
}
