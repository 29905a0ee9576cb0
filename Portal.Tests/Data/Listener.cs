using System.Threading.Channels;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>Writes down what it is told; may fail some times before it listens.</summary>
internal sealed class Listener : IChangeListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<string> heard = Channel.CreateUnbounded<string>();

    public int Failures { get; set; }

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (Failures-- > 0)
            throw new InvalidOperationException("Not listening yet");
        foreach (var tag in tags)
            heard.Writer.TryWrite(tag);
        return Task.CompletedTask;
    }

    /// <summary>The next so many tags, in the order they were told.</summary>
    public async Task<IReadOnlyList<string>> HearAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var tags = new List<string>();
        while (tags.Count < count)
            tags.Add(await heard.Reader.ReadAsync(patience.Token));
        return tags;
    }
}
