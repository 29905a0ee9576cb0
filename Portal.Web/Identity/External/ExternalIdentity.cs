using System.Globalization;
using System.Security.Claims;

namespace Portal.Web.Identity.External;

/// <summary>Who an identity server says somebody is, as far as the portal needs it: what its cookie holds for five minutes.</summary>
public sealed record ExternalIdentity
{
    /// <summary>The key of the server.</summary>
    public required string Server { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public string? Email { get; init; }

    /// <summary>True when the server has made sure that the mailbox is theirs.</summary>
    public bool EmailVerified { get; init; }

    public string? Name { get; init; }

    public string? CustomerNumber { get; init; }

    /// <summary>The roles their groups have here.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>True when they showed more than a password there.</summary>
    public bool IsStrong { get; init; }

    /// <summary>What the server knows their session by.</summary>
    public string? Sid { get; init; }

    /// <summary>When they last showed who they are there; null when it does not say.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Each answer of a server is good for one sign-in.</summary>
    public string Id { get; init; } = Secret.Create(16);

    /// <summary>As the framework's managers name them.</summary>
    public string ProviderKey => $"{Issuer} {Subject}";

    /// <summary>The answer with no more of it than is needed.</summary>
    public static ExternalIdentity? From(ExternalServer server, ClaimsPrincipal told) =>
        (told.FindFirstValue("iss"), told.FindFirstValue("sub")) is ({ Length: > 0 } issuer, { Length: > 0 and <= 255 } subject)
            ? new()
            {
                Server = server.Key,
                Issuer = issuer,
                Subject = subject,
                Email = Short(told.FindFirstValue("email"), 254),
                EmailVerified = told.FindFirstValue("email_verified") is "true" or "True",
                Name = Short(told.FindFirstValue("name"), 100),
                CustomerNumber = server.CustomerNumberClaim == "" ? null : Short(told.FindFirstValue(server.CustomerNumberClaim), 40),
                Roles = server.RolesOf(told.FindAll(server.GroupsClaim).Select(c => c.Value)),
                IsStrong = server.IsStrong(told.FindFirstValue("acr"), told.FindAll("amr").Select(c => c.Value)),
                Sid = Short(told.FindFirstValue("sid"), 255),
                AuthenticatedAt = TimeOf(told.FindFirstValue("auth_time")),
            }
            : null;

    public ClaimsPrincipal ToPrincipal() =>
        new(new ClaimsIdentity([new Claim(nameof(ExternalIdentity), System.Text.Json.JsonSerializer.Serialize(this))], Server));

    public static ExternalIdentity? Read(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(nameof(ExternalIdentity)) is { } text
            ? System.Text.Json.JsonSerializer.Deserialize<ExternalIdentity>(text)
            : null;

    private static string? Short(string? text, int most) => text?.Trim() is { Length: > 0 } said && said.Length <= most ? said : null;

    private static DateTimeOffset? TimeOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(at)
            : null;
}
