using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace Portal.Web.Identity.SecondSteps;

/// <summary>
/// Codes of an authenticator app (RFC 6238: HMAC-SHA1, steps of 30 seconds, six digits). Stricter than the framework's: one step early or
/// late instead of two, and each step lets somebody in once.
/// </summary>
internal sealed class TotpProvider(PersonStore store, TimeProvider clock) : IUserTwoFactorTokenProvider<Person>
{
    private const int Step = 30;
    private const int Digits = 6;

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) =>
        Task.FromResult(user.AuthenticatorKey is not null);

    /// <summary>The app makes the codes, never the portal.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key
        && StepOf(key, token, clock.GetUtcNow()) is { } step
        && await store.TakeTotpStepAsync(user, step, CancellationToken.None);

    /// <summary>The step of the clock this code belongs to; null when it belongs to none near enough.</summary>
    internal static long? StepOf(string key, string code, DateTimeOffset at)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
            return null;
        return Totp(key).VerifyTotp(at.UtcDateTime, code, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;
    }

    /// <summary>What an app with this key shows in a step of the clock.</summary>
    internal static string CodeOf(string key, long step) => Totp(key).ComputeTotp(DateTime.UnixEpoch.AddSeconds(step * Step));

    private static Totp Totp(string key) => new(Base32Encoding.ToBytes(key), Step, OtpHashMode.Sha1, Digits);
}
