using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// The memory the server reads requests into and sends answers from, in blocks that hold a whole compressed page with its headers. In the
/// framework's blocks of 4 kB every page falls into pieces, and sending pieces costs the system calls of one and the work of many. There is
/// one pool per queue of connections, so its lock is hardly ever waited for.
/// </summary>
internal sealed class PageMemoryPool : MemoryPool<byte>
{
    private const int BlockSize = 16 * 1024;
    private const int Kept = 256;
    private readonly Lock guard = new();
    private readonly Stack<Block> spare = new(); // the last one used first: it is still in the processor's cache

    public override int MaxBufferSize => BlockSize;

    /// <param name="minBufferSize">In bytes, or -1 for any. The block is never smaller than 16 kB.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than a block was asked for.</exception>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        lock (guard)
        {
            var block = spare.TryPop(out var kept) ? kept : new Block(this);
            block.Rented = true;
            return block;
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (guard)
            spare.Clear();
    }

    // Given back twice, a block would serve two readers at once: the second time counts for nothing.
    private void Return(Block block)
    {
        lock (guard)
        {
            if (block.Rented && spare.Count < Kept)
                spare.Push(block);
            block.Rented = false;
        }
    }

    internal sealed class Factory : IMemoryPoolFactory<byte>
    {
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new PageMemoryPool();
    }

    private sealed class Block(PageMemoryPool pool) : IMemoryOwner<byte>
    {
        public bool Rented { get; set; }

        public Memory<byte> Memory { get; } =
            MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true), 0, BlockSize);

        public void Dispose() => pool.Return(this);
    }
}
