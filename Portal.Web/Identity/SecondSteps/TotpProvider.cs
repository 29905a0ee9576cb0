using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity.SecondSteps;

/// <summary>
/// Codes of an authenticator app (RFC 6238: HMAC-SHA1, steps of 30 seconds, six digits). Stricter than the framework's: one step early or
/// late instead of two, and each step lets somebody in once.
/// </summary>
internal sealed class TotpProvider(PersonStore store, TimeProvider clock) : IUserTwoFactorTokenProvider<Person>
{
    private const int Step = 30;
    private const int Digits = 1_000_000;

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
        if (code.Length != 6 || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var typed))
            return null;
        var (secret, now) = (Base32.Decode(key), at.ToUnixTimeSeconds() / Step);
        for (var step = now - 1; step <= now + 1; step++)
            if (CodeOf(secret, step) == typed)
                return step;
        return null;
    }

    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "Authenticator apps know no other; HMAC does not depend on what is broken in SHA-1."
    )]
    internal static int CodeOf(byte[] secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        HMACSHA1.HashData(secret, message, hash);
        return (int)((BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue) % Digits);
    }
}
