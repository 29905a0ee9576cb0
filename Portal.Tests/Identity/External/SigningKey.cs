using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Tests.Identity.External;

/// <summary>A key of an identity server, and the ways in which somebody who does not have it might sign.</summary>
internal sealed class SigningKey
{
    private readonly RSA rsa = RSA.Create(2048);

    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    public Dictionary<string, string> Public
    {
        get
        {
            var key = rsa.ExportParameters(includePrivateParameters: false);
            return new()
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = Id,
                ["n"] = Base64UrlTextEncoder.Encode(key.Modulus!),
                ["e"] = Base64UrlTextEncoder.Encode(key.Exponent!),
            };
        }
    }

    public string Sign(Dictionary<string, object?> claims, string? type = "JWT", string? id = null)
    {
        var text = Text(
            new
            {
                alg = "RS256",
                typ = type,
                kid = id ?? Id,
            },
            claims
        );
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64UrlTextEncoder.Encode(signature)}";
    }

    /// <summary>The public key, which everybody has, as the secret of a signature with a secret.</summary>
    public string SignWithPublicKey(Dictionary<string, object?> claims)
    {
        var text = Text(
            new
            {
                alg = "HS256",
                typ = "JWT",
                kid = Id,
            },
            claims
        );
        var secret = Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem());
        return $"{text}.{Base64UrlTextEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>The client's secret, which both sides know.</summary>
    public static string SignWithClientSecret(Dictionary<string, object?> claims)
    {
        var text = Text(new { alg = "HS256", typ = "JWT" }, claims);
        var secret = Encoding.ASCII.GetBytes(IdentityServer.ClientSecret);
        return $"{text}.{Base64UrlTextEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }

    public static string Unsigned(Dictionary<string, object?> claims) => $"{Text(new { alg = "none", typ = "JWT" }, claims)}.";

    private static string Text(object header, Dictionary<string, object?> claims) =>
        $"{Base64UrlTextEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(header))}"
        + $".{Base64UrlTextEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
}
