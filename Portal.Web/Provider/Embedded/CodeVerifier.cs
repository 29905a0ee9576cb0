using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Compares a typed code with the kept ones without telling, by its cost, how many there are or which fits: one hash, and a fixed number of
/// comparisons of equal length, whatever is asked.
/// </summary>
/// <param name="hash">Number and code in plain form to what is kept of them.</param>
/// <param name="same">Compares two texts in a time that depends on their length only.</param>
internal sealed class CodeVerifier(Func<string, string, string> hash, Func<byte[], byte[], bool> same)
{
    /// <summary>So many codes of one customer can be valid at a time: a year of bills, and some letters.</summary>
    public const int Slots = 16;

    // Compared with in the empty slots. No text has this hash: it is not made of hexadecimal digits.
    private static readonly byte[] Nothing = Encoding.ASCII.GetBytes(new string('-', 64));

    public CodeVerifier()
        : this(ClaimCode.Hash, (a, b) => CryptographicOperations.FixedTimeEquals(a, b)) { }

    /// <param name="number">In plain form; empty when what was typed is no number.</param>
    /// <param name="code">In plain form; empty when what was typed is no code.</param>
    /// <param name="kept">The hashes of the customer's codes; none when there is no such customer.</param>
    public bool Fits(string number, string code, IReadOnlyList<string> kept)
    {
        var typed = Encoding.ASCII.GetBytes(hash(number, code));
        var fits = false;
        for (var slot = 0; slot < Slots; slot++)
            fits |= same(typed, slot < kept.Count ? Encoding.ASCII.GetBytes(kept[slot]) : Nothing);
        return fits;
    }
}
