using System.Diagnostics;

namespace Portal.Tests;

/// <summary>Waits for conditions in place of guessing how long something takes.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns as soon as the condition holds; fails with the sentence when it does not within a minute.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> sentence, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Glance);
        while (!await condition())
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException(sentence());
            await timer.WaitForNextTickAsync(ct);
        }
    }
}
