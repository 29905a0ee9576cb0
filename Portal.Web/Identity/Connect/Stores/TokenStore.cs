using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using OpenIddict.Abstractions;
using Portal.Web.Data;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>
/// Codes and tokens as rows. A change demands the version that was read: of two who use one code at once, one gets nothing. So within a
/// request a row is what it was when it was first read, however often it is looked for: checked and used are one version.
/// </summary>
internal sealed partial class TokenStore(Database db) : IOpenIddictTokenStore<ConnectToken>
{
    private const string Columns = """
        select id, authorization_id, client_id, subject, type, status, reference, payload, properties, version, created_at, expires_at,
            redeemed_at
        from connect_token
        """;

    private const string ById = $"{Columns} where id = @identifier";
    private const string ByReference = $"{Columns} where reference = @identifier";
    private const string ByAuthorization = $"{Columns} where authorization_id = @identifier order by id";
    private const string BySubject = $"{Columns} where subject = @identifier order by id";
    private const string ByClient = $"{Columns} where client_id = @client order by id";
    private const string Page = $"{Columns} order by id limit @count offset @offset";
    private const string All = "select count(*) from connect_token";

    private const string Insert = """
        insert into connect_token (id, authorization_id, client_id, subject, type, status, reference, payload, properties, version,
            created_at, expires_at, redeemed_at)
        values (@Id, @AuthorizationId, @ClientId, @Subject, @Type, @Status, @Reference, @Payload, @Properties, @Version, @CreatedAt,
            @ExpiresAt, @RedeemedAt)
        """;

    private const string Update = """
        update connect_token set authorization_id = @AuthorizationId, client_id = @ClientId, subject = @Subject, type = @Type,
            status = @Status, reference = @Reference, payload = @Payload, properties = @Properties, version = @next,
            created_at = @CreatedAt, expires_at = @ExpiresAt, redeemed_at = @RedeemedAt
        where id = @Id and version = @Version
        """;

    private const string Delete = "delete from connect_token where id = @Id and version = @Version";
    private const string RevokeOfAuthorization =
        "update connect_token set status = 'revoked', version = @next where authorization_id = @identifier and status <> 'revoked'";
    private const string RevokeOfSubject =
        "update connect_token set status = 'revoked', version = @next where subject = @identifier and status <> 'revoked'";
    private const string RevokeOfClient =
        "update connect_token set status = 'revoked', version = @next where client_id = @client and status <> 'revoked'";

    private readonly Dictionary<string, ConnectToken> seen = []; // a store lives as long as a request

    public async ValueTask<ConnectToken?> FindByIdAsync(string identifier, CancellationToken ct) =>
        AsSeen(await db.SingleOrDefaultAsync<ConnectToken>(ById, new { identifier }, ct));

    public async ValueTask<ConnectToken?> FindByReferenceIdAsync(string identifier, CancellationToken ct) =>
        AsSeen(await db.SingleOrDefaultAsync<ConnectToken>(ByReference, new { identifier }, ct));

    public IAsyncEnumerable<ConnectToken> FindByAuthorizationIdAsync(string identifier, CancellationToken ct) =>
        RowsAsync(ByAuthorization, new { identifier }, ct);

    public IAsyncEnumerable<ConnectToken> FindBySubjectAsync(string subject, CancellationToken ct) =>
        RowsAsync(BySubject, new { identifier = subject }, ct);

    public IAsyncEnumerable<ConnectToken> FindByApplicationIdAsync(string identifier, CancellationToken ct) =>
        RowsAsync(ByClient, new { client = AuthorizationStore.ClientOf(identifier) }, ct);

    public IAsyncEnumerable<ConnectToken> ListAsync(int? count, int? offset, CancellationToken ct) =>
        RowsAsync(Page, new { count = count ?? int.MaxValue, offset = offset ?? 0 }, ct);

    public async IAsyncEnumerable<ConnectToken> FindAsync(
        string? subject,
        string? client,
        string? status,
        string? type,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var rows =
            subject is not null ? FindBySubjectAsync(subject, ct)
            : client is not null ? FindByApplicationIdAsync(client, ct)
            : ListAsync(null, null, ct);
        await foreach (var row in rows.WithCancellation(ct))
            if (
                (client is null || row.ClientId == AuthorizationStore.ClientOf(client))
                && (status is null || row.Status == status)
                && (type is null || row.Type == type)
            )
                yield return row;
    }

    public async ValueTask<long> CountAsync(CancellationToken ct) => await db.SingleOrDefaultAsync<long>(All, ct: ct);

    public ValueTask<ConnectToken> InstantiateAsync(CancellationToken ct) => new(new ConnectToken());

    public async ValueTask CreateAsync(ConnectToken token, CancellationToken ct) =>
        await db.WriteAsync(work => work.ExecuteAsync(Insert, token), ct);

    public async ValueTask UpdateAsync(ConnectToken token, CancellationToken ct)
    {
        var next = Secret.Create(10);
        var changed = await db.WriteAsync(work => work.ExecuteAsync(Update, Values(token, next)), ct);
        if (changed == 0)
            throw Changed();
        token.Version = next;
    }

    public async ValueTask DeleteAsync(ConnectToken token, CancellationToken ct)
    {
        if (await db.WriteAsync(work => work.ExecuteAsync(Delete, token), ct) == 0)
            throw Changed();
    }

    public ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken ct) =>
        RevokeAsync(RevokeOfAuthorization, identifier, ct);

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken ct) => RevokeAsync(RevokeOfSubject, subject, ct);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken ct) =>
        RevokeAsync(RevokeOfClient, identifier, ct);

    private async ValueTask<long> RevokeAsync(string sql, string identifier, CancellationToken ct)
    {
        var (next, client) = (Secret.Create(10), AuthorizationStore.ClientOf(identifier));
        return await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    sql,
                    new
                    {
                        identifier,
                        client,
                        next,
                    }
                ),
            ct
        );
    }

    private async IAsyncEnumerable<ConnectToken> RowsAsync(string sql, object values, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in await db.ListAsync<ConnectToken>(sql, values, ct))
            yield return AsSeen(row);
    }

    [return: NotNullIfNotNull(nameof(row))]
    private ConnectToken? AsSeen(ConnectToken? row)
    {
        if (row?.Id is not { } id || seen.TryAdd(id, row))
            return row;
        return seen[id];
    }

    private static object Values(ConnectToken token, string next) =>
        new
        {
            token.Id,
            token.AuthorizationId,
            token.ClientId,
            token.Subject,
            token.Type,
            token.Status,
            token.Reference,
            token.Payload,
            token.Properties,
            token.Version,
            token.CreatedAt,
            token.ExpiresAt,
            token.RedeemedAt,
            next,
        };

    private static OpenIddictExceptions.ConcurrencyException Changed() => new("The token was used or changed meanwhile.");
}
