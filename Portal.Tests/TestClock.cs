namespace Portal.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    // A tenth of a microsecond more than PostgreSQL can keep.
    private long ticks = new DateTimeOffset(2026, 3, 29, 8, 15, 30, TimeSpan.Zero).Ticks + 1_234_567;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
