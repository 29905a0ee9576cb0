using System.Runtime.ExceptionServices;

namespace Portal.Web.Messages.Inbound;

/// <summary>The connection to one mailbox, and what is done with it.</summary>
internal sealed class InboundSession(
    InboundMailbox mailbox,
    InboundOptions options,
    InboundReceiver receiver,
    InboundLease lease,
    MailboxSignIn signIn
) : IAsyncDisposable
{
    // So many failures one after the other are no fault of the mails.
    private const int MaxFailures = 3;

    private IInbox? inbox;

    /// <summary>Takes what lies in the mailbox, then waits for more.</summary>
    /// <returns>False when the mailbox is another node's.</returns>
    public async Task<bool> TakeAsync(TimeSpan wait, CancellationToken ct)
    {
        if (!await TakeAllAsync(ct))
            return false;
        await inbox!.WaitAsync(wait, ct);
        return true;
    }

    /// <summary>Takes what lies in the mailbox; false when it is another node's.</summary>
    public async Task<bool> TakeAllAsync(CancellationToken ct)
    {
        if (!await lease.TakeAsync(mailbox.Address, ct))
            return false;
        inbox ??= Open(mailbox, options, signIn);
        await inbox.ConnectAsync(ct);
        var (skipped, failures) = (new HashSet<string>(), new List<Exception>());
        while ((await inbox.ListAsync(ct)).Where(i => !skipped.Contains(i.Id)).ToList() is { Count: > 0 } items)
        {
            foreach (var item in items)
            {
                if (!await lease.TakeAsync(mailbox.Address, ct))
                    return false;
                if (await FailureAsync(item, ct) is not { } failure)
                {
                    failures.Clear();
                    continue;
                }

                skipped.Add(item.Id);
                failures.Add(failure);
                if (failures.Count == MaxFailures)
                    ExceptionDispatchInfo.Throw(failure);
            }

            if (mailbox.Protocol == InboundProtocol.Pop3)
                break; // what was deleted is listed until the connection ends
        }

        if (failures.Count > 0)
            ExceptionDispatchInfo.Throw(failures[0]);
        return true;
    }

    /// <summary>The next use begins with a new connection.</summary>
    public async Task CloseAsync()
    {
        if (inbox is not null)
            await inbox.DisposeAsync();
        inbox = null;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    // What the mail or the portal is to blame for; what the server does wrong is thrown.
    private async Task<Exception?> FailureAsync(InboxItem item, CancellationToken ct)
    {
        var isWhole = item.Size <= options.MaxSize;
        var bytes = isWhole ? await inbox!.ReadAsync(item, ct) : await inbox!.ReadHeaderAsync(item, ct);
        try
        {
            await receiver.ReceiveAsync(mailbox, bytes, isWhole, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error;
        }

        await inbox.RemoveAsync(item, keep: !isWhole, ct);
        return null;
    }

    internal static IInbox Open(InboundMailbox mailbox, InboundOptions options, MailboxSignIn signIn)
    {
        var poll = TimeSpan.FromSeconds(options.PollSeconds);
        return mailbox.Protocol == InboundProtocol.Imap ? new ImapInbox(mailbox, signIn, poll) : new Pop3Inbox(mailbox, signIn, poll);
    }
}
