namespace Portal.Web.Account.Security;

/// <summary>The address an authenticator app reads its secret from.</summary>
internal static class AuthenticatorAddress
{
    public static string Of(string issuer, string email, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={secret}&"
        + $"issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";
}
