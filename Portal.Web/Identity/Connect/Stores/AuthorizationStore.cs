using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenIddict.Abstractions;
using Portal.Web.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>
/// Authorizations as OpenIddict reads and ends them; <see cref="AuthorizationService"/> begins them. Whether one still holds is read with
/// it each time: it ends with the session, the password, the lock or the account it rests on, whichever way those end.
/// </summary>
internal sealed partial class AuthorizationStore(Database db, TimeProvider clock) : IOpenIddictAuthorizationStore<ConnectAuthorization>
{
    /// <summary>True of a row "a" with its person "p" and its session "s" as long as it holds.</summary>
    internal const string Holds = """
        a.status = 'valid' and a.expires_at > @now and p.id is not null and p.locked_at is null
            and ((a.session_id is null and a.security_stamp = p.security_stamp)
                or (s.id is not null and s.ended_at is null and s.security_stamp = p.security_stamp))
        """;

    internal const string From = """
        from connect_authorization a left join person p on p.id = a.person_id left join session s on s.id = a.session_id
        """;

    private const string Columns = $"""
        select a.id, a.client_id, p.key subject, a.session_id, a.scopes, a.version, a.created_at,
            case when a.status <> 'valid' then a.status when {Holds} then 'valid' else 'revoked' end status
        {From}
        """;

    private const string ById = $"{Columns} where a.id = @id";
    private const string ByClient = $"{Columns} where a.client_id = @id order by a.id";
    private const string BySubject = $"{Columns} where p.key = @subject order by a.id";
    private const string Page = $"{Columns} order by a.id limit @count offset @offset";
    private const string All = "select count(*) from connect_authorization";

    private const string Update = """
        update connect_authorization set status = @Status, scopes = @Scopes, version = @next,
            ended_at = case when @Status <> 'valid' then coalesce(ended_at, @Now) else ended_at end
        where id = @Id and version = @Version
        """;

    private const string RevokeOfClient =
        "update connect_authorization set status = 'revoked', ended_at = @Now where client_id = @id and status = 'valid'";

    private const string RevokeOfSubject = """
        update connect_authorization set status = 'revoked', ended_at = @Now
        where person_id = (select id from person where key = @subject) and status = 'valid'
        """;

    public async ValueTask<ConnectAuthorization?> FindByIdAsync(string identifier, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<ConnectAuthorization>(ById, new { id = identifier, now = clock.GetUtcNow() }, ct);

    public IAsyncEnumerable<ConnectAuthorization> FindBySubjectAsync(string subject, CancellationToken ct) =>
        RowsAsync(BySubject, new { subject, now = clock.GetUtcNow() }, ct);

    public IAsyncEnumerable<ConnectAuthorization> FindByApplicationIdAsync(string identifier, CancellationToken ct) =>
        RowsAsync(ByClient, new { id = ClientOf(identifier), now = clock.GetUtcNow() }, ct);

    public async IAsyncEnumerable<ConnectAuthorization> FindAsync(
        string? subject,
        string? client,
        string? status,
        string? type,
        ImmutableArray<string>? scopes,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var rows =
            subject is not null ? FindBySubjectAsync(subject, ct)
            : client is not null ? FindByApplicationIdAsync(client, ct)
            : ListAsync(null, null, ct);
        await foreach (var row in rows.WithCancellation(ct))
            if (
                (client is null || row.ClientId == ClientOf(client))
                && (status is null || row.Status == status)
                && (type is null || type == AuthorizationTypes.AdHoc)
                && (scopes is not { } wanted || wanted.All(ConnectClient.Words(row.Scopes).Contains))
            )
                yield return row;
    }

    public IAsyncEnumerable<ConnectAuthorization> ListAsync(int? count, int? offset, CancellationToken ct) =>
        RowsAsync(
            Page,
            new
            {
                count = count ?? int.MaxValue,
                offset = offset ?? 0,
                now = clock.GetUtcNow(),
            },
            ct
        );

    public async ValueTask<long> CountAsync(CancellationToken ct) => await db.SingleOrDefaultAsync<long>(All, ct: ct);

    public async ValueTask UpdateAsync(ConnectAuthorization authorization, CancellationToken ct)
    {
        var next = Secret.Create(10);
        var changed = await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Update,
                    new
                    {
                        authorization.Id,
                        authorization.Status,
                        authorization.Scopes,
                        authorization.Version,
                        next,
                        work.Now,
                    }
                ),
            ct
        );
        if (changed == 0)
            throw new OpenIddictExceptions.ConcurrencyException("The authorization was changed meanwhile.");
        authorization.Version = next;
    }

    public async ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken ct) =>
        await db.WriteAsync(work => work.ExecuteAsync(RevokeOfClient, new { id = ClientOf(identifier), work.Now }), ct);

    public async ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken ct) =>
        await db.WriteAsync(work => work.ExecuteAsync(RevokeOfSubject, new { subject, work.Now }), ct);

    internal static long ClientOf(string identifier) =>
        long.TryParse(identifier, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private async IAsyncEnumerable<ConnectAuthorization> RowsAsync(string sql, object values, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in await db.ListAsync<ConnectAuthorization>(sql, values, ct))
            yield return row;
    }
}
