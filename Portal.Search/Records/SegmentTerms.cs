using System.Numerics;
using Lucene.Net.Index;

namespace Portal.Search.Records;

/// <summary>
/// Says of most words that a segment does not have them, without reading its files: a Bloom filter (1970) over all terms that are searched
/// for, 16 bits and 3 hashes a term, so that one in two hundred is looked up in vain. A word is asked for in every language and most have
/// it in none or one.
/// </summary>
internal sealed class SegmentTerms
{
    private const int BitsPerTerm = 16;
    private const int MinBits = 1024;
    private const int Hashes = 3;

    private readonly ulong[] bits;

    private SegmentTerms(long terms) =>
        bits = new ulong[BitOperations.RoundUpToPowerOf2((ulong)Math.Max(MinBits, terms * BitsPerTerm)) / 64];

    public static SegmentTerms Read(AtomicReader reader)
    {
        // After a merge a field may be known and have no terms.
        var dictionaries = (reader.Fields ?? Enumerable.Empty<string>())
            .Where(field => field != RecordFields.Identity)
            .Select(field => (Field: field, Terms: reader.GetTerms(field)))
            .Where(pair => pair.Terms is not null)
            .ToList();
        var made = new SegmentTerms(dictionaries.Sum(pair => Math.Max(0, pair.Terms.Count)));
        foreach (var (field, dictionary) in dictionaries)
        {
            var seed = Seed(field);
            for (var terms = dictionary.GetEnumerator(); terms.MoveNext(); )
                made.Add(Hash(seed, terms.Term.Bytes.AsSpan(terms.Term.Offset, terms.Term.Length)));
        }
        return made;
    }

    /// <summary>What a term is asked for by.</summary>
    public static ulong Hash(string field, ReadOnlySpan<byte> term) => Hash(Seed(field), term);

    /// <summary>False when the segment surely has no such term.</summary>
    public bool MayHave(ulong hash)
    {
        for (var i = 0; i < Hashes; i++, hash = Next(hash))
            if ((bits[Word(hash)] & Bit(hash)) == 0)
                return false;
        return true;
    }

    private void Add(ulong hash)
    {
        for (var i = 0; i < Hashes; i++, hash = Next(hash))
            bits[Word(hash)] |= Bit(hash);
    }

    private int Word(ulong hash) => (int)((hash >> 6) & (ulong)(bits.Length - 1));

    private static ulong Bit(ulong hash) => 1UL << (int)(hash & 63);

    private static ulong Next(ulong hash) => BitOperations.RotateLeft(hash, 21) * 0x9E3779B97F4A7C15;

    private static ulong Seed(string field)
    {
        var hash = 14695981039346656037;
        foreach (var c in field)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }

    private static ulong Hash(ulong hash, ReadOnlySpan<byte> term)
    {
        foreach (var b in term)
            hash = (hash ^ b) * 1099511628211;
        hash ^= hash >> 32;
        return hash * 0xD6E8FEB86659FD93;
    }
}
