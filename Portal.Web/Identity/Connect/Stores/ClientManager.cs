using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>
/// Compares secrets of clients by a plain hash. They are 256 random bits, so a slow one would cost each sign-in and protect nothing.
/// </summary>
internal sealed class ClientManager(
    IOpenIddictApplicationCache<ConnectClient> cache,
    ILogger<OpenIddictApplicationManager<ConnectClient>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<ConnectClient> store
) : OpenIddictApplicationManager<ConnectClient>(cache, logger, options, store)
{
    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken) =>
        new(CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Secret.Hash(secret)), Encoding.ASCII.GetBytes(comparand)));
}
