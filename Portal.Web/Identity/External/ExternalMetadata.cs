using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Web.Identity.External;

/// <summary>
/// What an identity server says of itself: its addresses and keys. It is read when first needed, and never waited for long.
/// </summary>
internal sealed partial class ExternalMetadata(IOptionsMonitor<OpenIdConnectOptions> options, ILogger<ExternalMetadata> logger)
{
    /// <summary>
    /// Null when the server is away, or calls itself something else than the settings do: then its document is not its own.
    /// </summary>
    public async Task<OpenIdConnectConfiguration?> ReadAsync(ExternalServer server, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ExternalProtocol.Patience);
        try
        {
            // Who waits for what another one reads is not kept by it either.
            var read = await options
                .Get(server.Scheme)
                .ConfigurationManager!.GetConfigurationAsync(patience.Token)
                .WaitAsync(patience.Token);
            if (read.Issuer?.TrimEnd('/') == server.Authority.TrimEnd('/'))
                return read;
            Log.OtherIssuer(logger, server.Key);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or OperationCanceledException or ArgumentException)
        {
            ct.ThrowIfCancellationRequested();
            Log.Away(logger, server.Key, error.InnerException?.Message ?? error.Message);
        }

        return null;
    }

    /// <summary>Something was signed with a key that is not known: perhaps it is new.</summary>
    public void ReadAgain(ExternalServer server) => options.Get(server.Scheme).ConfigurationManager!.RequestRefresh();

    public OpenIdConnectOptions OptionsOf(ExternalServer server) => options.Get(server.Scheme);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The identity server {Server} does not answer: {Error}")]
        public static partial void Away(ILogger logger, string server, string error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The identity server {Server} names another issuer than the setting Authority")]
        public static partial void OtherIssuer(ILogger logger, string server);
    }
}
