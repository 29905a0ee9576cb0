using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Portal.Web.Identity.External;

/// <summary>What somebody is sent to an identity server for. It travels there and back, sealed.</summary>
public enum ExternalPurpose
{
    SignIn,

    /// <summary>Somebody signed in shows anew who they are.</summary>
    Reauthenticate,

    /// <summary>Somebody signed in wants to sign in this way from now on.</summary>
    Connect,

    /// <summary>Somebody follows the link of a first sign-in.</summary>
    Link,

    /// <summary>Somebody who was invited chooses this way instead of a password.</summary>
    Invitation,
}

/// <param name="Purpose">What they are sent for.</param>
/// <param name="Return">Where they go on afterwards; an address of this site, or null.</param>
/// <param name="Person">The key of who asked, where somebody has to be signed in.</param>
/// <param name="Strongly">True where more than a password is wanted.</param>
/// <param name="At">When they were sent.</param>
public sealed record ExternalRequest(ExternalPurpose Purpose, string? Return, string? Person, bool Strongly, DateTimeOffset At)
{
    /// <summary>What the framework carries of it.</summary>
    /// <param name="back">The page they come back to.</param>
    public OpenIdConnectChallengeProperties ToProperties(string back)
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = back };
        properties.SetString(nameof(Purpose), Purpose.ToString());
        properties.SetString(nameof(Return), Return);
        properties.SetString(nameof(Person), Person);
        properties.SetString(nameof(Strongly), Strongly ? "yes" : null);
        properties.SetString(nameof(At), At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (Purpose == ExternalPurpose.Reauthenticate)
            (properties.Prompt, properties.MaxAge) = ("login", TimeSpan.Zero);
        return properties;
    }

    public static ExternalRequest? Read(AuthenticationProperties carried) =>
        Enum.TryParse<ExternalPurpose>(carried.GetString(nameof(Purpose)), out var purpose)
        && long.TryParse(carried.GetString(nameof(At)), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(
                purpose,
                carried.GetString(nameof(Return)),
                carried.GetString(nameof(Person)),
                carried.GetString(nameof(Strongly)) == "yes",
                DateTimeOffset.FromUnixTimeSeconds(at)
            )
            : null;
}

/// <summary>Somebody signed in pressed the button to connect a server: an address alone connects nothing.</summary>
/// <param name="Person">Their key.</param>
/// <param name="Server">The key of the server.</param>
public sealed record ConnectPermit(string Person, string Server);
