using System.Buffers;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Buffers;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// Where the views of one request keep what they have rendered until it is written, which
/// it is without the copy the framework makes in between.
/// </summary>
internal sealed class PageBufferScope : IViewBufferScope, IDisposable
{
    private readonly List<ViewBufferValue[]> rented = [];
    private readonly Stack<ViewBufferValue[]> free = [];

    public ViewBufferValue[] GetPage(int pageSize)
    {
        if (free.TryPeek(out var known) && known.Length >= pageSize)
            return free.Pop();
        var page = ArrayPool<ViewBufferValue>.Shared.Rent(pageSize);
        rented.Add(page);
        return page;
    }

    public void ReturnSegment(ViewBufferValue[] segment)
    {
        Array.Clear(segment);
        free.Push(segment);
    }

    public TextWriter CreateWriter(TextWriter writer) =>
        writer is PageWriter page ? page.Inside : throw new NotSupportedException("A view is written to a page.");

    public void Dispose()
    {
        foreach (var page in rented)
            ArrayPool<ViewBufferValue>.Shared.Return(page, clearArray: true);
        rented.Clear();
    }
}
