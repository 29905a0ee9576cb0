using Portal.Web.Data;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Hashing a password takes a processor for a good part of a second. Half of the processors may do so at once and a few people may wait, so that sign-ins cannot starve those who read.
/// </summary>
public sealed class HashingQueue : IDisposable
{
    private const int MostWaiting = 40;

    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int waiting;

    /// <summary>True when the next one would be sent away.</summary>
    public bool IsFull => Volatile.Read(ref waiting) >= MostWaiting;

    /// <exception cref="BusyException">Too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> hash, CancellationToken ct)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new BusyException("Too many passwords wait to be hashed.");
        }

        try
        {
            await turns.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            return await Patient.RunAsync(hash, ct);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
