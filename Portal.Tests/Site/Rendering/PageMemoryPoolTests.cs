using System.Buffers;
using Portal.Web.Site.Rendering;

namespace Portal.Tests.Site.Rendering;

public sealed class PageMemoryPoolTests
{
    private readonly MemoryPool<byte> blocks = new PageMemoryPool.Factory().Create();

    [Fact]
    public void A_block_given_back_is_used_again()
    {
        var first = blocks.Rent();
        first.Dispose();
        Assert.Same(first, blocks.Rent());
    }

    [Fact]
    public void A_block_given_back_twice_is_never_rented_to_two()
    {
        var block = blocks.Rent();
        block.Dispose();
        block.Dispose();
        Assert.NotSame(blocks.Rent(), blocks.Rent());
    }

    [Fact]
    public void Every_block_holds_what_was_asked_for_and_more_than_a_block_is_refused()
    {
        Assert.True(blocks.Rent(blocks.MaxBufferSize).Memory.Length >= blocks.MaxBufferSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => blocks.Rent(blocks.MaxBufferSize + 1));
    }

    [Fact]
    public void Blocks_of_many_readers_at_once_are_never_shared()
    {
        var clashes = 0;
        Parallel.For(
            0,
            10_000,
            n =>
            {
                using var block = blocks.Rent();
                var memory = block.Memory.Span[..8];
                BitConverter.TryWriteBytes(memory, (long)n);
                Thread.Yield();
                if (BitConverter.ToInt64(memory) != n)
                    Interlocked.Increment(ref clashes);
            }
        );
        Assert.Equal(0, clashes);
    }
}
