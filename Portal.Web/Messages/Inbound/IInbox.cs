namespace Portal.Web.Messages.Inbound;

/// <summary>A mailbox on a server, by one of the two protocols. One caller at a time.</summary>
internal interface IInbox : IAsyncDisposable
{
    /// <summary>Connects and signs in, if that is not so already.</summary>
    Task ConnectAsync(CancellationToken ct);

    /// <summary>What lies there, the oldest first; at most a hundred.</summary>
    Task<IReadOnlyList<InboxItem>> ListAsync(CancellationToken ct);

    /// <summary>The bytes of a mail.</summary>
    Task<byte[]> ReadAsync(InboxItem item, CancellationToken ct);

    /// <summary>Its header alone, for a mail that is too large to be read.</summary>
    Task<byte[]> ReadHeaderAsync(InboxItem item, CancellationToken ct);

    /// <summary>Moves a mail away, or deletes it.</summary>
    /// <param name="item">The mail.</param>
    /// <param name="keep">True for one of which the server has the only whole copy: it is never deleted.</param>
    /// <param name="ct">Ends the wait.</param>
    Task RemoveAsync(InboxItem item, bool keep, CancellationToken ct);

    /// <summary>Returns when there may be something new, and after the time in any case.</summary>
    Task WaitAsync(TimeSpan most, CancellationToken ct);
}

/// <param name="Id">The server's own name for it.</param>
/// <param name="Index">Its place in the list of the server.</param>
/// <param name="Size">In bytes, as the server says.</param>
internal sealed record InboxItem(string Id, int Index, long Size);
