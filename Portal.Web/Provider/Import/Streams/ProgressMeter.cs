using System.Diagnostics;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>How an import gets on.</summary>
/// <param name="What">"Checking", "Writing" or "Issuing".</param>
/// <param name="Rows">What the rows are: "invoice lines".</param>
/// <param name="File">The file as it was named.</param>
/// <param name="Count">How many rows were dealt with.</param>
/// <param name="Skipped">How many rows were written by an import that was stopped.</param>
/// <param name="Percent">How much of the file was read.</param>
/// <param name="PerSecond">Rows a second.</param>
/// <param name="IsEnd">The file has been read to its end.</param>
public sealed record ImportProgress(
    string What,
    string Rows,
    string File,
    long Count,
    long Skipped,
    int Percent,
    long PerSecond,
    bool IsEnd
);

/// <summary>Counts the rows of a file and says how it gets on: at the beginning, after each portion, and at the end.</summary>
internal sealed class ProgressMeter : IDisposable
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private readonly Action<ImportProgress>? report;
    private readonly string what;
    private readonly StreamedFile file;
    private readonly long skipped;
    private long count;
    private long position;

    public ProgressMeter(Action<ImportProgress>? report, string what, StreamedFile file, long skipped = 0)
    {
        (this.report, this.what, this.file, this.skipped) = (report, what, file, skipped);
        Report(false);
    }

    public void MoveTo(long bytes) => position = bytes;

    public void Add(int rows)
    {
        count += rows;
        Report(false);
    }

    public void Dispose()
    {
        position = file.Length;
        Report(true);
    }

    private void Report(bool isEnd) =>
        report?.Invoke(
            new(
                what,
                Columns.Many(file.Kind),
                file.Path,
                count,
                skipped,
                file.Length == 0 ? 100 : (int)(100 * position / file.Length),
                (long)(count / Math.Max(0.001, Stopwatch.GetElapsedTime(begun).TotalSeconds)),
                isEnd
            )
        );
}
