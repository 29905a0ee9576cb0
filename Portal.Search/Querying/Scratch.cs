using System.Collections.Concurrent;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Search.Querying;

/// <summary>
/// Working space of one search, lent out clean and given back clean, so that a search allocates little beside its answer.
/// </summary>
internal sealed class Scratch
{
    public StemWord Stem { get; } = new();

    public List<Token> Tokens { get; } = [];

    public List<(int Surface, int Distance)> Near { get; } = [];

    public List<int> Surfaces { get; } = [];

    public Accumulator Sums { get; } = new();

    public TopCandidates Top { get; } = new();

    public SurfaceMatches Marks { get; } = new();

    public MatchReader Matches { get; } = new();

    public List<PostingList> Lists { get; } = [];

    public DisplayText Shown { get; } = new();
}

/// <summary>The working spaces of searches that are over.</summary>
internal sealed class ScratchPool
{
    private readonly ConcurrentBag<Scratch> others = [];
    private Scratch? one;

    public Scratch Take() => Interlocked.Exchange(ref one, null) ?? (others.TryTake(out var other) ? other : new());

    public void GiveBack(Scratch scratch)
    {
        if (Interlocked.CompareExchange(ref one, scratch, null) is not null)
            others.Add(scratch);
    }
}
