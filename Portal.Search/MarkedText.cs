using System.Collections;

namespace Portal.Search;

/// <summary>
/// Plain text in runs, some of them marked. Nothing is encoded: whoever shows it encodes every run and wraps the marked ones.
/// </summary>
public sealed class MarkedText : IReadOnlyList<MarkedRun>
{
    private readonly IReadOnlyList<MarkedRun> runs;

    /// <summary>Takes the runs in reading order.</summary>
    public MarkedText(IReadOnlyList<MarkedRun> runs) => this.runs = runs;

    /// <summary>A text without any run.</summary>
    public static MarkedText Empty { get; } = new([]);

    /// <summary>The number of runs.</summary>
    public int Count => runs.Count;

    /// <summary>The run at a place, from 0.</summary>
    public MarkedRun this[int index] => runs[index];

    /// <summary>A text without marks; no run when it is empty.</summary>
    public static MarkedText Plain(string text) => text.Length == 0 ? Empty : new([new(text, false)]);

    /// <summary>The runs in reading order.</summary>
    public IEnumerator<MarkedRun> GetEnumerator() => runs.GetEnumerator();

    /// <summary>The text without its marks.</summary>
    public override string ToString() => string.Concat(runs.Select(run => run.Text));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A stretch of text that is marked or not.</summary>
/// <param name="Text">The text, never empty.</param>
/// <param name="Marked">Whether it is a word that was searched for.</param>
public readonly record struct MarkedRun(string Text, bool Marked);
