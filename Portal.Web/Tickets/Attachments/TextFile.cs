using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// A text as programs write it: in UTF-8, in UTF-16 with its mark (PowerShell), or in one of the code pages that ping and tracert of
/// Windows still use. What colours a terminal is left out. It is kept as UTF-8, so that the help desk reads the same letters.
/// </summary>
internal static partial class TextFile
{
    private const char EndOfFile = '\u001A'; // the last character of a text of DOS

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Null for what is no text.</summary>
    public static byte[]? ToUtf8(ReadOnlySpan<byte> bytes) =>
        Read(bytes) is { } text && Plain(text) is { } plain ? Encoding.UTF8.GetBytes(plain) : null;

    private static string? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, .. var rest] when rest.Length % 2 == 0 => new UnicodeEncoding(
                    false,
                    false,
                    throwOnInvalidBytes: true
                ).GetString(rest),
                [0xFE, 0xFF, .. var rest] when rest.Length % 2 == 0 => new UnicodeEncoding(
                    true,
                    false,
                    throwOnInvalidBytes: true
                ).GetString(rest),
                [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => null,
                [0xEF, 0xBB, 0xBF, .. var rest] => Strict.GetString(rest),
                _ => Strict.GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return CodePages.Read(bytes);
        }
    }

    // Nothing but characters somebody can read, or it is something else that looks like a text for a while.
    private static string? Plain(string text)
    {
        var plain = Escapes().Replace(text.TrimEnd(EndOfFile), "");
        return plain.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f')) ? null : plain;
    }

    // Control sequences of a terminal (ECMA-48: CSI), and the titles it is given (OSC).
    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\))")]
    private static partial Regex Escapes();
}
