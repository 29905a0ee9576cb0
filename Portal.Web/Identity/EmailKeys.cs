using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity;

/// <summary>How addresses are compared: letters in one case and one form. What stands before the @ is otherwise left alone, for a mailbox may tell dots and tags apart.</summary>
internal sealed class EmailKeys : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => Normalize(email);

    public string? NormalizeName(string? name) => name;

    public static string Normalize(string? email)
    {
        var typed = email?.Trim() ?? "";
        try
        {
            return typed.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return ""; // half a character: no mailbox is called that
        }
    }
}
