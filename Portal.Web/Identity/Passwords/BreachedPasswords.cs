using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Passwords that were stolen somewhere, in a file the operator may add: one line each, sorted, beginning with the SHA-1 of the password in
/// hexadecimal digits (as "Have I Been Pwned" gives them out). It is searched where it lies: some dozen short reads, and nobody is asked
/// over the network.
/// </summary>
public sealed class BreachedPasswords(PasswordLimits limits) : IDisposable
{
    private const int Digits = 40;
    private const int MaxLineLength = 128;

    private readonly Lazy<SafeFileHandle?> file = new(() =>
        limits.KnownFile is { Length: > 0 } path ? File.OpenHandle(path, options: FileOptions.RandomAccess) : null
    );

    public bool Has(string password)
    {
        if (file.Value is not { } handle)
            return false;
        var wanted = HashOf(password);
        // lines that begin before low are smaller; those at high or behind it are greater
        var (low, high) = (0L, RandomAccess.GetLength(handle));
        while (low < high)
        {
            var middle = (low + high) / 2;
            var (start, next, hash) = LineAt(handle, middle);
            var order = string.CompareOrdinal(hash, wanted);
            if (order == 0)
                return true;
            if (order < 0 && hash != "")
                low = next;
            else
                high = start;
        }

        return false;
    }

    public void Dispose()
    {
        if (file is { IsValueCreated: true, Value: { } handle })
            handle.Dispose();
    }

    [SuppressMessage("Security", "CA5350", Justification = "The form of the lists; nothing is protected by it.")]
    private static string HashOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>The line around a place: where it begins, where the next one does, and its hash.</summary>
    private static (long Start, long Next, string Hash) LineAt(SafeFileHandle handle, long place)
    {
        Span<byte> bytes = stackalloc byte[2 * MaxLineLength];
        var from = Math.Max(0, place - MaxLineLength);
        var read = bytes[..RandomAccess.Read(handle, bytes, from)];
        var at = (int)(place - from);
        var start = read[..at].LastIndexOf((byte)'\n') + 1;
        var end = read[start..].IndexOf((byte)'\n') is >= 0 and var found ? start + found : read.Length;
        var hash = end - start >= Digits ? Encoding.ASCII.GetString(read.Slice(start, Digits)).ToUpperInvariant() : "";
        return (from + start, from + Math.Min(read.Length, end + 1), hash);
    }
}
