using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>Why a client was not saved.</summary>
[Refusal]
public enum ClientRefusal
{
    /// <summary>Another client calls itself so.</summary>
    Taken,

    /// <summary>Somebody else was faster, or it is not there.</summary>
    AlreadyChanged,
}

/// <summary>What administrators do with clients; each act has its row in the audit trail.</summary>
public sealed class ClientService(Database db)
{
    private const string Insert = """
        insert into connect_client (client_id, name, secret_hash, first_party, devices, redirect_uris, post_logout_redirect_uris, scopes,
            front_channel_logout_uri, back_channel_logout_uri, version, created_at)
        values (@ClientId, @Name, @SecretHash, @FirstParty, @Devices, @RedirectUris, @PostLogoutRedirectUris, @Scopes,
            @FrontChannelLogoutUri, @BackChannelLogoutUri, @Version, @CreatedAt)
        on conflict (client_id) do nothing
        """;

    private const string Update = """
        update connect_client set name = @Name, first_party = @FirstParty, devices = @Devices, redirect_uris = @RedirectUris,
            post_logout_redirect_uris = @PostLogoutRedirectUris, scopes = @Scopes, front_channel_logout_uri = @FrontChannelLogoutUri,
            back_channel_logout_uri = @BackChannelLogoutUri, version = @next
        where client_id = @ClientId and version = @Version
        """;

    private const string SetSecret =
        "update connect_client set secret_hash = @hash, version = @next where client_id = @clientId and secret_hash is not null";
    private const string Disable =
        "update connect_client set disabled_at = @Now, version = @next where client_id = @clientId and disabled_at is null";
    private const string Enable =
        "update connect_client set disabled_at = null, version = @next where client_id = @clientId and disabled_at is not null";

    private const string EndAll = """
        update connect_authorization set status = 'revoked', ended_at = @Now
        where status = 'valid' and client_id = (select id from connect_client where client_id = @clientId)
        """;

    /// <summary>Adds a client. The secret is shown once; of it only a hash is kept.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="client">What it is.</param>
    /// <param name="hasSecret">False for what cannot keep one: an app, a device.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(ClientRefusal? Refusal, string? Secret)> CreateAsync(
        string actor,
        ConnectClient client,
        bool hasSecret,
        CancellationToken ct
    )
    {
        var secret = hasSecret ? Secret.Create(32) : null;
        var refusal = await db.WriteAsync<ClientRefusal?>(
            async work =>
            {
                var row = client with
                {
                    SecretHash = secret is null ? null : Secret.Hash(secret),
                    Version = Secret.Create(10),
                    CreatedAt = work.Now,
                };
                if (await work.ExecuteAsync(Insert, row) == 0)
                    return ClientRefusal.Taken;
                await work.AuditAsync(actor, "client.created", client.Target, client.FirstParty ? "first-party" : "");
                return null;
            },
            ct
        );
        return (refusal, refusal is null ? secret : null);
    }

    /// <param name="actor">Who does it.</param>
    /// <param name="client">As it shall be, with the version of what was shown.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<ClientRefusal?> ChangeAsync(string actor, ConnectClient client, CancellationToken ct)
    {
        var next = Secret.Create(10);
        return db.WriteAsync<ClientRefusal?>(
            async work =>
            {
                var changed = await work.ExecuteAsync(
                    Update,
                    new
                    {
                        client.ClientId,
                        client.Name,
                        client.FirstParty,
                        client.Devices,
                        client.RedirectUris,
                        client.PostLogoutRedirectUris,
                        client.Scopes,
                        client.FrontChannelLogoutUri,
                        client.BackChannelLogoutUri,
                        client.Version,
                        next,
                    }
                );
                if (changed == 0)
                    return ClientRefusal.AlreadyChanged;
                await work.AuditAsync(actor, "client.changed", client.Target);
                return null;
            },
            ct
        );
    }

    /// <summary>A new secret; the old one is over at once. Null for a client without one.</summary>
    public async Task<string?> RenewSecretAsync(string actor, string clientId, CancellationToken ct)
    {
        var secret = Secret.Create(32);
        var renewed = await ActAsync(
            actor,
            clientId,
            "client.secret-renewed",
            SetSecret,
            new
            {
                clientId,
                hash = Secret.Hash(secret),
                next = Secret.Create(10),
            },
            ct
        );
        return renewed ? secret : null;
    }

    /// <summary>Nobody signs in to it any more, and all its tokens are over. False when it was so before.</summary>
    public Task<bool> DisableAsync(string actor, string clientId, CancellationToken ct)
    {
        var next = Secret.Create(10);
        return db.WriteAsync(
            async work =>
            {
                if (
                    await work.ExecuteAsync(
                        Disable,
                        new
                        {
                            clientId,
                            next,
                            work.Now,
                        }
                    ) == 0
                )
                    return false;
                await work.ExecuteAsync(EndAll, new { clientId, work.Now });
                await work.AuditAsync(actor, "client.disabled", $"client:{clientId}");
                return true;
            },
            ct
        );
    }

    /// <summary>People can sign in to it again.</summary>
    public Task<bool> EnableAsync(string actor, string clientId, CancellationToken ct) =>
        ActAsync(actor, clientId, "client.enabled", Enable, new { clientId, next = Secret.Create(10) }, ct);

    private Task<bool> ActAsync(string actor, string clientId, string action, string sql, object values, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(sql, values) == 0)
                    return false;
                await work.AuditAsync(actor, action, $"client:{clientId}");
                return true;
            },
            ct
        );
}
