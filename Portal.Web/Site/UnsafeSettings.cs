namespace Portal.Web.Site;

/// <summary>In production the program refuses to start with settings that would harm the people who use it, and says which.</summary>
public static class UnsafeSettings
{
    public static IReadOnlyList<string> Find(IConfiguration configuration)
    {
        var site = SiteOptions.FromConfiguration(configuration);
        var found = new List<string>();
        if (!Uri.TryCreate(site.PublicAddress, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            found.Add(
                "Site:PublicAddress must be the https address the public uses, for example https://help.example.net: "
                    + "links in mails and the sitemap are made from it."
            );
        if (configuration["AllowedHosts"] is not { Length: > 0 } hosts || hosts.Split(';').Contains("*"))
            found.Add("AllowedHosts must name the portal's own host names: with * anybody's host name is answered.");
        if (TrustedProxies.Read(configuration).Count == 0)
            found.Add(
                "Site:TrustedProxies must name the addresses or networks of the reverse proxies, for example "
                    + "127.0.0.1 or 10.0.0.0/8: without them all visitors share one limit, and cookies are not locked to https."
                    + $" Say \"{TrustedProxies.None}\" when browsers reach the program itself."
            );
        if (configuration.GetValue<bool>("DetailedErrors"))
            found.Add("DetailedErrors must be off: stack traces would be shown to everybody.");
        if (!UsesTls(configuration["Data:PostgreSql"]))
            found.Add(
                "Data:PostgreSql reaches another machine without \"SSL Mode=Require\" (or VerifyFull): customers' "
                    + "data would travel in the clear."
            );
        if (configuration.GetValue<bool>("Provider:Demonstration"))
            found.Add("Provider:Demonstration must be off: everybody knows the codes of made-up customers.");
        return found;
    }

    private static bool UsesTls(string? connectionString)
    {
        if (connectionString is not { Length: > 0 })
            return true;
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        var local = settings.Host is null or "" or "localhost" or "127.0.0.1" or "::1" || settings.Host.StartsWith('/');
        return local || settings.SslMode is Npgsql.SslMode.Require or Npgsql.SslMode.VerifyCA or Npgsql.SslMode.VerifyFull;
    }
}
