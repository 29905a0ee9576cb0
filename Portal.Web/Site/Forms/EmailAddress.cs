using System.Globalization;
using System.Text;

namespace Portal.Web.Site.Forms;

/// <summary>
/// One spelling for each mailbox. Browsers send a domain of another script in its ASCII form ("xn--bcher-kva.example"), people type it as
/// they read it, keyboards and copies differ in capitals, width and composed letters. Whatever
/// is kept, compared or looked for goes through here first.
/// </summary>
public static class EmailAddress
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The address as it is kept: composed, its domain in small letters and ASCII. What is no address is given back as it is.
    /// </summary>
    public static string Canonical(string? typed)
    {
        try
        {
            var text = (typed ?? "").Trim().Normalize(NormalizationForm.FormKC);
            var at = text.LastIndexOf('@');
            return at < 0 ? text : text[..(at + 1)] + Domain(text[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return ""; // half a character: no mailbox is called that
        }
    }

    /// <summary>
    /// The address as it is compared: in small letters throughout. What stands before the @ is otherwise left alone, for a mailbox may tell
    /// dots and tags apart.
    /// </summary>
    public static string Key(string? typed) => Canonical(typed).ToLowerInvariant();

    private static string Domain(string domain)
    {
        try
        {
            return domain == "" ? domain : Idn.GetAscii(domain.TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return domain.ToLowerInvariant();
        }
    }
}
