using System.Collections.Concurrent;
using System.Text;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Search.Querying;

/// <summary>Working space of one search, lent out clean and given back clean, so that a search allocates little beside its answer.</summary>
internal sealed class Scratch
{
    private char[] text = new char[2048];

    public StemWord Stem { get; } = new();

    public List<Token> Tokens { get; } = [];

    public List<(int Surface, int Distance)> Near { get; } = [];

    public List<int> Surfaces { get; } = [];

    public Accumulator Sums { get; } = new();

    public TopCandidates Top { get; } = new();

    public SurfaceMarks Marks { get; } = new();

    public MatchReader Matches { get; } = new();

    public List<PostingList> Lists { get; } = [];

    /// <summary>The text of some UTF-8, until the next one is decoded.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes)
    {
        if (text.Length < bytes.Length) text = new char[2 * bytes.Length];
        return text.AsSpan(0, Encoding.UTF8.GetChars(bytes, text));
    }
}

/// <summary>The working spaces of searches that are over.</summary>
internal sealed class ScratchPool
{
    private readonly ConcurrentBag<Scratch> others = [];
    private Scratch? one;

    public Scratch Take() => Interlocked.Exchange(ref one, null) ?? (others.TryTake(out var other) ? other : new());

    public void GiveBack(Scratch scratch)
    {
        if (Interlocked.CompareExchange(ref one, scratch, null) is not null) others.Add(scratch);
    }
}
