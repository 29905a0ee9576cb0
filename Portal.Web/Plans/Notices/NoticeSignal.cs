using Portal.Web.Messages;

namespace Portal.Web.Plans.Notices;

/// <summary>Wakes this node's processor after a commit that left it something to do.</summary>
public sealed class NoticeSignal
{
    private readonly WakeSignal signal = new();

    public void Wake() => signal.Wake();

    /// <summary>Returns after a wake or the pause, whichever is first.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken ct) => signal.WaitAsync(pause, ct);
}
