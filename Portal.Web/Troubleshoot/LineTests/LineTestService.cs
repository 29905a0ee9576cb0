using System.Collections.Immutable;
using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;
using Portal.Web.Status;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>
/// Asks for tests of lines, never for longer than somebody would wait, and says what they mean together with what the portal knows itself.
/// A system that hangs is a system that does not answer; a test that does not end has no result.
/// </summary>
public sealed class LineTestService(ILineTests tests, IncidentCache incidents, LineTestLimitsLibrary limits, TimeProvider clock)
    : IDisposable
{
    /// <summary>A test that runs for longer has no result.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private const int MostStartsAtOnce = 16; // on one node
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim starts = new(MostStartsAtOnce);

    /// <summary>Starts a test; not answered when the provider's system is away, or too many are being started.</summary>
    public async Task<Answer<LineTest>> StartAsync(LineTestOrder order, CancellationToken ct)
    {
        if (!await starts.WaitAsync(TimeSpan.Zero, ct))
            return Answer.Failed<LineTest>(mayRetry: true);
        try
        {
            return await WithinAsync(Patience, gone => tests.StartAsync(order, gone), ct);
        }
        finally
        {
            starts.Release();
        }
    }

    public Task<Answer<LineTest>> FindAsync(string customer, string id, CancellationToken ct) =>
        WithinAsync(Patience, gone => tests.FindAsync(customer, id, gone), ct);

    public Task<Answer<LineTest>> LatestAsync(string customer, string service, CancellationToken ct) =>
        WithinAsync(Patience, gone => tests.LatestAsync(customer, service, gone), ct);

    /// <summary>
    /// The tests of all lines of a customer in the last days, the newest first; empty when the provider's system is away.
    /// </summary>
    public async Task<IReadOnlyList<LineTest>> ListAsync(string customer, TimeSpan past, CancellationToken ct) =>
        (await WithinAsync(Patience, gone => tests.ListAsync(customer, clock.GetUtcNow() - past, gone), ct)).Value ?? [];

    /// <summary>True while a result may still come.</summary>
    public bool IsRunning(LineTest test) => test.State == LineTestState.InProgress && clock.GetUtcNow() - test.StartedAt < Longest;

    /// <summary>What a test says of a line, with what the portal knows of it now.</summary>
    /// <param name="test">The test; null when none could be carried out.</param>
    /// <param name="line">The line.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<LineReport> ReportAsync(LineTest? test, Service line, CancellationToken ct)
    {
        var measures = test?.Measures.ToImmutableList() ?? [];
        if (measures.TrueForAll(m => m.Name != LineMetric.Outage))
            measures = measures.Add(Word(LineMetric.Outage, OutageAt(line)));
        return LineReport.Of(measures.Add(Word(LineMetric.Service, StateOf(line))), line.Technology, await limits.CurrentAsync(ct));
    }

    /// <summary>What is under way where a line is.</summary>
    public IReadOnlyList<Incident> IncidentsAt(Service line) =>
        [.. incidents.Affecting(line.Address.Postcode, line.Node, line.Technology).Where(i => i.IsUnderWay)];

    /// <summary>Asks, and takes no answer for one when it takes too long, even of a port that does not look at its token.</summary>
    public async Task<Answer<T>> WithinAsync<T>(TimeSpan patience, Func<CancellationToken, Task<Answer<T>>> ask, CancellationToken ct)
        where T : class
    {
        using var over = new CancellationTokenSource(patience, clock);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ct, over.Token);
        try
        {
            return await ask(gone.Token).WaitAsync(gone.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Answer.Failed<T>(mayRetry: true);
        }
    }

    public void Dispose() => starts.Dispose();

    // Nothing known of the network is no proof that it is well.
    private string? OutageAt(Service line) =>
        IncidentsAt(line).Count > 0 ? "under-way"
        : incidents.Current.AsOf == default ? null
        : "none";

    private static string? StateOf(Service line) =>
        line.State switch
        {
            ServiceState.Active or ServiceState.PendingTerminate => "active",
            ServiceState.Created or ServiceState.PendingActive => "pending",
            ServiceState.Suspended => "suspended",
            ServiceState.Terminated or ServiceState.Cancelled or ServiceState.Aborted => "ended",
            _ => null,
        };

    private static LineMeasure Word(string name, string? word) => new() { Name = name, Word = word };
}
