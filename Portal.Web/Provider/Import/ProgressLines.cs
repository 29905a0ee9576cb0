using System.Diagnostics;
using System.Globalization;
using Portal.Web.Provider.Import.Streams;

namespace Portal.Web.Provider.Import;

/// <summary>Prints how an import gets on, now and then, when it takes longer than people like to wait without a word.</summary>
internal sealed class ProgressLines(TextWriter output)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly long begun = Stopwatch.GetTimestamp();
    private TimeSpan next = Every;
    private bool isOpen;

    public void Report(ImportProgress now)
    {
        if (now is { Skipped: > 0, Count: 0, IsEnd: false })
            output.WriteLine(
                Line($"{now.File}: {now.Skipped:N0} rows of {now.Rows} were written by an import that was stopped; it goes on behind them")
            );
        var elapsed = Stopwatch.GetElapsedTime(begun);
        if (elapsed < next && !(isOpen && now.IsEnd))
            return;
        next = elapsed < next ? next : elapsed + Every;
        isOpen = !now.IsEnd;
        output.WriteLine(Line($"{now.What} {now.Rows}: {now.Count:N0} rows, {now.Percent} %, {now.PerSecond:N0} rows/s"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
