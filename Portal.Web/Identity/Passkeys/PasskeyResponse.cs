using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Identity.Passkeys;

/// <summary>
/// What an answer says of the key it comes from, read before its signature is checked: nothing of it is believed until then.
/// </summary>
/// <param name="Credential">The key's name, as the database has it.</param>
/// <param name="Challenge">What was asked.</param>
/// <param name="BackupEligible">That the key may be copied to other devices.</param>
/// <param name="SignCount">How often the key has answered, where it counts.</param>
internal sealed record PasskeyResponse(string Credential, string Challenge, bool BackupEligible, uint SignCount)
{
    // Web Authentication, 6.1: 32 bytes of the site's hash, one of flags, four of the counter.
    private const int Flags = 32;
    private const int MinLength = 37;
    private const byte BackupEligibleFlag = 0b1000;

    /// <summary>Null for what is no answer.</summary>
    public static PasskeyResponse? Read(string answer)
    {
        try
        {
            using var credential = JsonDocument.Parse(answer);
            var (id, response) = (Text(credential.RootElement, "id"), credential.RootElement.GetProperty("response"));
            using var client = JsonDocument.Parse(Base64UrlTextEncoder.Decode(Text(response, "clientDataJSON")));
            var data = Base64UrlTextEncoder.Decode(Text(response, "authenticatorData"));
            return data.Length < MinLength
                ? null
                : new(
                    id,
                    Text(client.RootElement, "challenge"),
                    (data[Flags] & BackupEligibleFlag) != 0,
                    BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(Flags + 1))
                );
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");
}
