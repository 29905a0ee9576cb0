using Lucene.Net.Index;

namespace Portal.Search.Records;

/// <summary>
/// Merges segments on threads of their own. A merge that fails (a full disk, a damaged file) leaves the segments as they were; it must not
/// end the program, as an error on such a thread would. The next change tries again.
/// </summary>
internal sealed class BackgroundMerges : ConcurrentMergeScheduler
{
    private volatile Exception? failure;

    /// <summary>The last failure, once.</summary>
    public Exception? TakeFailure()
    {
        var last = failure;
        failure = null;
        return last;
    }

    protected override void HandleMergeException(Exception exc) => failure = exc;
}
