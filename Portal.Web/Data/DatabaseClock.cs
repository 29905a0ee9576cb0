using Dapper;

namespace Portal.Web.Data;

/// <summary>
/// The clock all nodes share: that of the database server. This machine's own is asked only while the server has not been reached; from
/// then on its steady counter goes on from what the server said last, so a clock that is wrong here, or is set while the portal runs,
/// changes nothing.
/// </summary>
public sealed class DatabaseClock(Dialect dialect, TimeProvider machine) : TimeProvider
{
    private const string Now = "select clock_timestamp()";

    // What took longer on its way says too little.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private volatile Reading? last;

    /// <summary>By how much this machine's clock is ahead of the server's; zero while that is not known.</summary>
    public TimeSpan Ahead => last is null ? TimeSpan.Zero : machine.GetUtcNow() - GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => last is { } read ? read.At + machine.GetElapsedTime(read.Timestamp) : machine.GetUtcNow();

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks the server for the time.</summary>
    public async Task SetAsync(CancellationToken ct)
    {
        await using var connection = await dialect.OpenForReadingAsync(ct);
        var asked = machine.GetTimestamp();
        var at = await connection.QuerySingleAsync<DateTimeOffset>(new CommandDefinition(Now, cancellationToken: ct));
        var took = machine.GetElapsedTime(asked);
        if (last is null || took < Slow)
            last = new(at + (took / 2), machine.GetTimestamp());
    }

    private sealed record Reading(DateTimeOffset At, long Timestamp);
}
