using Portal.Web.Data;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Hashing a password takes a processor for a good part of a second. Half of the processors may do so at once and a few people may wait, so
/// that sign-ins cannot starve those who read. Of the places one network gets a few, and some are reserved for whom a flood of strangers
/// must not keep out; those come first.
/// </summary>
public sealed class HashingQueue
{
    private const int MaxStrangers = 40;
    private const int MaxOfNetwork = 10;
    private const int MaxReserved = 20;

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> reserved = new();
    private readonly LinkedList<TaskCompletionSource> strangers = new();
    private readonly Dictionary<string, int> networks = [];
    private int free = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>True when the next one would be sent away.</summary>
    public bool IsFull(HashingSlot place)
    {
        lock (gate)
            return place.Network is { } network
                ? strangers.Count >= MaxStrangers || networks.GetValueOrDefault(network) >= MaxOfNetwork
                : reserved.Count >= MaxReserved;
    }

    /// <summary>For who has shown something already.</summary>
    /// <inheritdoc cref="RunAsync{T}(Func{Task{T}}, HashingSlot, CancellationToken)"/>
    public Task<T> RunAsync<T>(Func<Task<T>> hash, CancellationToken ct) => RunAsync(hash, HashingSlot.Reserved, ct);

    /// <exception cref="BusyException">Too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> hash, HashingSlot place, CancellationToken ct)
    {
        await EnterAsync(place, ct);
        try
        {
            return await LowPriorityThread.RunAsync(hash, ct);
        }
        finally
        {
            Leave(place);
        }
    }

    private async Task EnterAsync(HashingSlot place, CancellationToken ct)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (IsFull(place))
                throw new BusyException("Too many passwords wait to be hashed.");
            if (place.Network is { } network)
                networks[network] = networks.GetValueOrDefault(network) + 1;
            if (free > 0)
            {
                free--;
                return;
            }

            QueueOf(place).AddLast(turn);
        }

        await using var stop = ct.Register(() => Withdraw(place, turn, ct));
        await turn.Task;
    }

    // Whoever has their turn already keeps it: it ends in the usual way.
    private void Withdraw(HashingSlot place, TaskCompletionSource turn, CancellationToken ct)
    {
        lock (gate)
        {
            if (!QueueOf(place).Remove(turn))
                return;
            Forget(place);
        }

        turn.TrySetCanceled(ct);
    }

    private void Leave(HashingSlot place)
    {
        lock (gate)
        {
            Forget(place);
            var queue = reserved.Count > 0 ? reserved : strangers;
            if (queue.First is not { } next)
            {
                free++;
                return;
            }

            queue.RemoveFirst();
            next.Value.SetResult();
        }
    }

    private void Forget(HashingSlot place)
    {
        if (place.Network is not { } network)
            return;
        if (networks[network] > 1)
            networks[network]--;
        else
            networks.Remove(network);
    }

    private LinkedList<TaskCompletionSource> QueueOf(HashingSlot place) => place.Network is null ? reserved : strangers;
}
