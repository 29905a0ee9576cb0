using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;
using Portal.Web.Troubleshoot.LineTests;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Web.Troubleshoot.Checks;

/// <summary>
/// What is known of a line, in the words guides ask with: from the contract, from a test of the last hours or a quick one, and from a speed
/// test of the last half hour. Nobody waits for a test longer than a second, and what is not clear is asked.
/// </summary>
public sealed class LineFacts(LineTestService tests, SpeedTests speedTests, Database db, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(2);
    private static readonly TimeSpan FreshSpeed = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenQuickTests = TimeSpan.FromMinutes(10);

    /// <param name="customer">The customer number.</param>
    /// <param name="line">A line of this customer.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string customer, Service line, CancellationToken ct)
    {
        var facts = new Dictionary<string, string>();
        if (line.Technology != Technology.Unknown)
            facts["technology"] = EnumWords.Of(line.Technology);
        if ((await tests.WithinAsync(Patience, gone => TestAsync(customer, line, gone), ct)).Has(out var test))
            foreach (var (fact, value) in Of(await tests.ReportAsync(test, line, ct)))
                facts[fact] = value;
        if (line.Devices.FirstOrDefault(d => d.Kind == DeviceKind.Router) is { } router)
            facts["ownership"] = EnumWords.Of(router.Owner);
        // Who measured a moment ago does not measure again, unless something else than the line may have been the reason.
        var speed = await speedTests.LastOfLineAsync(customer, line.Number, clock.GetUtcNow() - FreshSpeed, ct);
        if (speed is { Result: not SpeedResult.Inconclusive })
            facts["speed-test"] = EnumWords.Of(speed.Result);
        return facts;
    }

    /// <summary>The facts a test gives. What it says nothing of is left out.</summary>
    public static IEnumerable<(string Fact, string Value)> Of(LineReport report)
    {
        // A line that is well although something else is not is no reason to say that nothing was found.
        if (report.Line is LineVerdict.Warn or LineVerdict.Fail || report.Whole == LineVerdict.Pass)
            yield return ("line-test", EnumWords.Of(report.Line));
        if (report.Find(LineCheck.Sync)?.WordOf(LineMetric.Sync) is { } sync and ("up" or "down"))
            yield return ("sync", sync == "up" ? "yes" : "no");
        if (report.Find(LineCheck.Optical) is { Verdict: not LineVerdict.Inconclusive } optical)
            yield return (
                "optical",
                optical is { Finding: "none" } ? "none"
                : optical.Verdict == LineVerdict.Pass ? "good"
                : "weak"
            );
        if (report.Find(LineCheck.Session)?.WordOf(LineMetric.Session) is { } session and ("up" or "down" or "login-failed"))
            yield return ("session", session);
    }

    private async Task<Answer<LineTest>> TestAsync(string customer, Service line, CancellationToken ct)
    {
        var latest = await tests.LatestAsync(customer, line.Number, ct);
        if (latest.State == AnswerState.Failed || latest.Has(out var known) && clock.GetUtcNow() - known.StartedAt < Fresh)
            return latest;
        if (!await MayTestAsync(line.Number, ct))
            return Answer.NotFound<LineTest>();
        var key = Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray());
        return await tests.StartAsync(new LineTestOrder(customer, line.Number, LineTestKind.Quick, key), ct);
    }

    // A page that is only looked at never fails because the database is busy.
    private async Task<bool> MayTestAsync(string line, CancellationToken ct)
    {
        var turn = Attempt.Once("line-test-quick", line, BetweenQuickTests);
        try
        {
            return await db.WriteAsync(work => AttemptLimits.TakeAsync(work, [turn]), ct) == TimeSpan.Zero;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
