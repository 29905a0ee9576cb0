using System.Threading.Channels;

namespace Portal.Web.Messages;

/// <summary>Wakes this node's sender after a commit that queued something.</summary>
public sealed class WakeSignal
{
    // Many commits, one look.
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Wake() => wakes.Writer.TryWrite(true);

    /// <summary>Returns after a wake or the pause, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan pause, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(pause);
        try
        {
            await wakes.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
    }
}
