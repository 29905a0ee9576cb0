using Microsoft.Extensions.Time.Testing;

namespace Portal.Tests;

/// <summary>Clocks that stand still until a test moves them.</summary>
internal static class Clocks
{
    // A tenth of a microsecond more than PostgreSQL can keep.
    private static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 29, 8, 15, 30, TimeSpan.Zero).AddTicks(1_234_567);

    public static FakeTimeProvider Standing() => new(Start);

    /// <summary>For a whole portal: its time stands still, its timers fire.</summary>
    public static TimeProvider StandingToday() => new Today();

    private sealed class Today : TimeProvider
    {
        private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
