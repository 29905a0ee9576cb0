using MailKit.Net.Pop3;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// A mailbox by POP3. Deletions count when the connection is closed in order, so each look is a connection of its own: what was taken by
/// one that broke comes again, and is known.
/// </summary>
internal sealed class Pop3Inbox(InboundMailbox mailbox, MailboxSignIn signIn, TimeSpan poll) : IInbox
{
    private const int Most = 100;

    private readonly HashSet<string> kept = []; // too large to be read
    private Pop3Client client = new() { Timeout = 60_000 };

    public async Task ConnectAsync(CancellationToken ct)
    {
        if (!client.IsConnected)
            await signIn.ConnectAsync(client, mailbox, ct);
    }

    public async Task<IReadOnlyList<InboxItem>> ListAsync(CancellationToken ct)
    {
        var sizes = await client.GetMessageSizesAsync(ct);
        var ids = client.Capabilities.HasFlag(Pop3Capabilities.UIDL) ? await client.GetMessageUidsAsync(ct) : null;
        return
        [
            .. sizes
                .Select((size, index) => new InboxItem(ids?[index] ?? $"{index} {size}", index, size))
                .Where(i => !kept.Contains(i.Id))
                .Take(Most),
        ];
    }

    public async Task<byte[]> ReadAsync(InboxItem item, CancellationToken ct)
    {
        await using var stream = await client.GetStreamAsync(item.Index, headersOnly: false, ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public async Task<byte[]> ReadHeaderAsync(InboxItem item, CancellationToken ct)
    {
        await using var stream = await client.GetStreamAsync(item.Index, headersOnly: true, ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public async Task RemoveAsync(InboxItem item, bool keep, CancellationToken ct)
    {
        if (keep)
            kept.Add(item.Id);
        else
            await client.DeleteMessageAsync(item.Index, ct);
    }

    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        await client.DisconnectAsync(quit: true, ct);
        client.Dispose();
        client = new() { Timeout = 60_000 };
        await Task.Delay(poll < most ? poll : most, ct);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
