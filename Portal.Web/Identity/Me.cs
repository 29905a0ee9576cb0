using System.Security.Claims;

namespace Portal.Web.Identity;

/// <summary>
/// The person whose session this request belongs to, read from the database with the session: never older than the request.
/// </summary>
public sealed record Me
{
    public required long PersonId { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string? CustomerNumber { get; init; }

    public required long SessionId { get; init; }

    /// <summary>True when this session was begun with more than a password.</summary>
    public required bool SecondStep { get; init; }

    /// <summary>When this person last proved who they are.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>When the session is over if nothing happens before; null for a device somebody stays signed in on.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public bool IsStaff => Roles.Count > 0;

    /// <summary>How the audit trail names this person.</summary>
    public string Target => $"person:{Key}";
}

/// <summary>Carries <see cref="Me"/> through the framework.</summary>
public sealed class PersonIdentity(Me me, string scheme) : ClaimsIdentity(ClaimsFor(me), scheme)
{
    public Me Me => me;

    private static IEnumerable<Claim> ClaimsFor(Me me) =>
        [new(ClaimTypes.NameIdentifier, me.Key), new(ClaimTypes.Name, me.Name), .. me.Roles.Select(r => new Claim(ClaimTypes.Role, r))];
}

public static class MeExtensions
{
    /// <summary>Who is signed in; null when nobody is.</summary>
    public static Me? Me(this HttpContext context) => (context.User.Identity as PersonIdentity)?.Me;
}
