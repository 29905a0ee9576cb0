using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>Reads the clients. One that is switched off is there for administrators alone.</summary>
public sealed class ClientReader(Database db)
{
    private const string Columns = """
        select id, client_id, name, secret_hash, first_party, devices, redirect_uris, post_logout_redirect_uris, scopes,
            front_channel_logout_uri, back_channel_logout_uri, version, created_at, disabled_at from connect_client
        """;

    private const string Every = $"{Columns} order by name, client_id";
    private const string ByClientId = $"{Columns} where client_id = @clientId";
    private const string ById = $"{Columns} where id = @id";

    public Task<IReadOnlyList<ConnectClient>> ListAsync(CancellationToken ct) => db.ListAsync<ConnectClient>(Every, ct: ct);

    /// <summary>Also one that is switched off.</summary>
    public Task<ConnectClient?> FindAnyAsync(string clientId, CancellationToken ct) =>
        db.SingleOrDefaultAsync<ConnectClient>(ByClientId, new { clientId }, ct);

    public async Task<ConnectClient?> FindAsync(string clientId, CancellationToken ct) => Enabled(await FindAnyAsync(clientId, ct));

    public async Task<ConnectClient?> FindAsync(long id, CancellationToken ct) =>
        Enabled(await db.SingleOrDefaultAsync<ConnectClient>(ById, new { id }, ct));

    private static ConnectClient? Enabled(ConnectClient? client) => client is { DisabledAt: null } ? client : null;
}
