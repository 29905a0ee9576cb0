using System.Collections.Concurrent;

namespace Portal.Web.Messages.Inbound;

/// <summary>What this node knows of the mailboxes it fetches from.</summary>
public sealed class InboundState(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> silent = new();

    /// <summary>The mailbox that has not answered for the longest; null while all do.</summary>
    public (string Address, DateTimeOffset Since)? Silent =>
        silent.IsEmpty ? null : silent.Select(s => (s.Key, s.Value)).MinBy(s => s.Value);

    public void Answered(string address) => silent.TryRemove(address, out _);

    public void NotAnswered(string address) => silent.TryAdd(address, clock.GetUtcNow());
}
