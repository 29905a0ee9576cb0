using System.Buffers;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// Collects a page as the bytes that are sent. Nothing leaves before it is whole, so a
/// page that fails half-way can still become an error page.
/// </summary>
internal sealed class PageWriter(Stream stream, HttpResponse? response) : Utf8Writer
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(32 * 1024);
    private int length;

    /// <summary>
    /// The same page for those who write into it: they flush and dispose what they were given, and the page is not theirs to send.
    /// </summary>
    public TextWriter Inside => field ??= new Writing(this);

    public override async Task FlushAsync()
    {
        if (length == 0)
            return;
        if (response is { HasStarted: false })
            response.ContentLength = length;
        var whole = bytes.AsMemory(0, length);
        length = 0;
        await stream.WriteAsync(whole);
    }

    protected override Span<byte> Room(int size)
    {
        if (bytes.Length - length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + size, 2 * bytes.Length));
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return bytes.AsSpan(length);
    }

    protected override void Took(int size) => length += size;

    protected override void Dispose(bool disposing)
    {
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
        base.Dispose(disposing);
    }

    private sealed class Writing(PageWriter page) : Utf8Writer
    {
        protected override Span<byte> Room(int size) => page.Room(size);

        protected override void Took(int size) => page.Took(size);
    }
}
