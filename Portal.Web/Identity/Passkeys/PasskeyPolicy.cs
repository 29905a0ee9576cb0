using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Web.Site;

namespace Portal.Web.Identity.Passkeys;

/// <summary>
/// What is demanded of a passkey: it lies where it can be found without a user name, and opens only for its owner (a finger, a face, a
/// code). It belongs to the address the public knows; where none is set, to the one that was asked for.
/// </summary>
internal sealed class PasskeyPolicy(SiteOptions site) : IConfigureOptions<IdentityPasskeyOptions>
{
    private const string Required = "required";

    public void Configure(IdentityPasskeyOptions options)
    {
        (options.UserVerificationRequirement, options.ResidentKeyRequirement) = (Required, Required);
        options.ServerDomain = Uri.TryCreate(site.PublicAddress, UriKind.Absolute, out var address) ? address.IdnHost : null;
        options.ValidateOrigin = asked =>
            ValueTask.FromResult(
                !asked.CrossOrigin && asked.Origin == (address?.GetLeftPart(UriPartial.Authority) ?? OriginOf(asked.HttpContext.Request))
            );
    }

    private static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
