namespace Portal.Web.Data;

/// <summary>A change that waits for its turn, and for the commit it shares with others.</summary>
internal abstract class QueuedWrite(CancellationToken ct)
{
    public bool IsCancelled => ct.IsCancellationRequested;

    protected CancellationToken Ct => ct;

    /// <summary>
    /// Runs the change, for the second time perhaps; false when it failed or was refused, and what it wrote is to be taken back.
    /// </summary>
    public abstract Task<bool> RunAsync(UnitOfWork work);

    /// <summary>The commit is durable: tells the caller.</summary>
    public abstract void Complete();

    /// <summary>The commit failed, and this change with it.</summary>
    public abstract void Fail(Exception error);
}

/// <summary>A change with its result.</summary>
internal sealed class QueuedWrite<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct) : QueuedWrite(ct)
{
    private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? error;
    private T? value;
    private bool ran;

    public Task<T> Result => result.Task;

    public override async Task<bool> RunAsync(UnitOfWork work)
    {
        (ran, error) = (true, null);
        try
        {
            value = await change(work);
            return !work.MustRollBack;
        }
        catch (Exception failure)
        {
            error = failure;
            return false;
        }
    }

    public override void Complete()
    {
        if (error is not null)
            result.TrySetException(error);
        else if (!ran)
            result.TrySetCanceled(Ct);
        else
            result.TrySetResult(value!);
    }

    public override void Fail(Exception failure) => result.TrySetException(error ?? failure);
}
