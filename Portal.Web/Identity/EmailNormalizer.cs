using Microsoft.AspNetCore.Identity;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity;

/// <summary>How the framework's managers compare addresses: by <see cref="EmailAddress.Key"/>, like everybody else.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => Normalize(email);

    public string? NormalizeName(string? name) => name;

    public static string Normalize(string? email) => EmailAddress.Key(email);
}
