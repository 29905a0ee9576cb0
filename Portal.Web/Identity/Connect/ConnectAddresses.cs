namespace Portal.Web.Identity.Connect;

/// <summary>Addresses that programs know: they have no language, and never change.</summary>
internal static class ConnectAddresses
{
    public const string Configuration = "/.well-known/openid-configuration";
    public const string Keys = "/.well-known/jwks";
    public const string Authorize = "/connect/authorize";
    public const string Push = "/connect/par";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string EndSession = "/connect/end-session";
    public const string Revoke = "/connect/revoke";
    public const string Introspect = "/connect/introspect";
    public const string DeviceStart = "/connect/device-authorization";

    /// <summary>What a device tells its owner to open; in each language it stands behind the language.</summary>
    public const string Device = "/connect/device";
}
