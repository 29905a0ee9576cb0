using System.Net;
using Portal.Tests.Hosting;
using Portal.Web.Identity.SecondSteps;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>What people do on the way to a new password.</summary>
internal static class ResetSteps
{
    /// <summary>The secret of the authenticator app of every person of these tests.</summary>
    private const string Secret = TestData.AuthenticatorSecret;

    public static async Task AskForLinkAsync(this HttpBrowser guest, string email, string language = "en")
    {
        await guest.OpenAsync($"/{language}/reset-password");
        await guest.SendAsync("/reset-password", ("email", email));
        Assert.Equal(($"/{language}/reset-password/sent", HttpStatusCode.OK), (guest.Address, guest.Status));
    }

    public static async Task AskForCodeAsync(this HttpBrowser guest, string email)
    {
        await guest.OpenAsync("/en/reset-password/second-address");
        await guest.SendAsync("/second-address", ("email", email));
        Assert.Equal(("/en/reset-password/code", HttpStatusCode.OK), (guest.Address, guest.Status));
    }

    public static async Task SetPasswordAsync(this HttpBrowser guest, string password = ResetPortal.NewPassword)
    {
        Assert.Equal("/en/reset-password/new", guest.Address);
        await guest.SendAsync("/new", ("password", password));
    }

    /// <summary>Signs in with a password; true when that was enough.</summary>
    public static async Task<bool> SignInAsync(this HttpBrowser guest, string email, string password)
    {
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", email), ("password", password));
        return guest.Address == "/en/account";
    }

    public static async Task SendCodeAsync(this HttpBrowser guest, string action, string code) =>
        await guest.SendAsync(action, ("code", code));

    /// <summary>What the app shows: so many steps of the clock from now, for no step lets anybody in twice.</summary>
    public static string AppCode(int step = 0) => TotpProvider.CodeOf(Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + step);
}
