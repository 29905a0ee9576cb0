namespace Portal.Web.Troubleshoot.Speed;

/// <summary>
/// Keeps all speed tests together within what the provider gives them, so that they leave room on the line of the portal for everybody
/// else. It remembers when it had to hold somebody up: what was measured then says nothing about the customer's line.
/// </summary>
public sealed class TransferPacer(SpeedTestOptions options, TimeProvider clock)
{
    private const double Burst = 0.1; // seconds worth of bytes that may come at once
    private const double Noticeable = 0.02;
    private const double Remembered = 2;

    private readonly double bytesPerSecond = options.TotalMegabits * 1_000_000.0 / 8;
    private readonly long began = clock.GetTimestamp();
    private readonly Lock counting = new();
    private double free; // the second from which on the next bytes may go
    private double heldUp = double.MinValue;

    /// <summary>True while tests are, or were a moment ago, slower than their lines because there are many.</summary>
    public bool IsLimiting
    {
        get
        {
            lock (counting)
                return Now - heldUp < Remembered;
        }
    }

    private double Now => clock.GetElapsedTime(began).TotalSeconds;

    /// <summary>Waits until so many bytes may go.</summary>
    public Task TakeAsync(long bytes, CancellationToken ct)
    {
        if (options.TotalMegabits == 0)
            return Task.CompletedTask;
        double wait;
        lock (counting)
        {
            var now = Now;
            free = Math.Max(free, now - Burst) + (bytes / bytesPerSecond);
            wait = free - now;
            if (wait > Noticeable)
                heldUp = now;
        }

        return wait > 0.001 ? Task.Delay(TimeSpan.FromSeconds(wait), clock, ct) : Task.CompletedTask;
    }
}
