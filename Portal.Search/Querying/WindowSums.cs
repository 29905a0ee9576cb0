namespace Portal.Search.Querying;

/// <summary>The sums of one window of documents and which of them were touched. Lent out clean and given back clean.</summary>
internal sealed class WindowSums
{
    public const int Size = 4096;

    public int[] Sums { get; } = new int[Size];

    public ulong[] Touched { get; } = new ulong[Size / 64];
}
