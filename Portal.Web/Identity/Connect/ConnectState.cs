using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// What one page hands to the next while somebody signs in to a client: sealed, so that it cannot be changed or made up, and good for an
/// hour.
/// </summary>
public sealed class ConnectState(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly IDataProtector protector = protection.CreateProtector("Portal.Connect");

    public string Seal<T>(T value) =>
        Base64UrlTextEncoder.Encode(
            protector.CreateProtector(typeof(T).Name).Protect(JsonSerializer.SerializeToUtf8Bytes(new Sealed<T>(value, clock.GetUtcNow())))
        );

    /// <summary>Null for what is not ours, or too old.</summary>
    public T? Open<T>(string? text)
        where T : class
    {
        if (text is not { Length: > 0 and < 4000 })
            return null;
        try
        {
            var opened = JsonSerializer.Deserialize<Sealed<T>>(
                protector.CreateProtector(typeof(T).Name).Unprotect(Base64UrlTextEncoder.Decode(text))
            );
            var age = clock.GetUtcNow() - opened!.At;
            return age < Life && age > -ClockSkew.Apart ? opened.Value : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Sealed<T>(T Value, DateTimeOffset At);
}

/// <summary>A client asks somebody to allow it something.</summary>
/// <param name="ClientId">Which.</param>
/// <param name="Scopes">What it asks for.</param>
/// <param name="Person">The key of who is asked.</param>
/// <param name="Back">Where the answer goes: the client's request.</param>
public sealed record ConsentRequest(string ClientId, IReadOnlyList<string> Scopes, string Person, string Back);

/// <summary>What was done for a request before it came again, so that it is not asked for for ever.</summary>
/// <param name="Person">The key of who did it.</param>
/// <param name="Step">"sign-in" when they were asked who they are; "allowed" or "refused" when they were asked to consent.</param>
/// <param name="AskedAt">When they were asked.</param>
public sealed record DoneStep(string Person, string Step, DateTimeOffset AskedAt);
