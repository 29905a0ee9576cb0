namespace Portal.Search.Indexing;

/// <summary>
/// Numbers by place, 0 where none was set, in pages that copies share: a copy that is written to copies the pages it touches and no others,
/// so that a change to a large index leaves little to be collected. A copy is written to by one writer before readers see it; what it was
/// copied from is not written to any more.
/// </summary>
internal sealed class PagedArray
{
    private const int Bits = 7;
    private const int Size = 1 << Bits;

    private int[][] pages;
    private bool[] owned;

    public PagedArray()
        : this([]) { }

    private PagedArray(int[][] pages) => (this.pages, owned) = (pages, new bool[pages.Length]);

    public int this[int place] => place >> Bits < pages.Length ? pages[place >> Bits][place & (Size - 1)] : 0;

    public PagedArray Copy() => new([.. pages]);

    public void Add(int place, int sign) => Own(place >> Bits)[place & (Size - 1)] += sign;

    public void Set(int place, int value) => Own(place >> Bits)[place & (Size - 1)] = value;

    private int[] Own(int page)
    {
        if (page >= pages.Length)
            Grow(page);
        if (owned[page])
            return pages[page];
        owned[page] = true;
        return pages[page] = [.. pages[page]];
    }

    private void Grow(int page)
    {
        var length = pages.Length;
        Array.Resize(ref pages, page + 1 + (page / 4));
        Array.Resize(ref owned, pages.Length);
        for (; length < pages.Length; length++)
            (pages[length], owned[length]) = (new int[Size], true);
    }
}
