using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace Portal.Web.Messages.Inbound;

/// <summary>A mailbox by IMAP: the server says at once when something comes (IDLE), where it can.</summary>
internal sealed class ImapInbox(InboundMailbox mailbox, MailboxSignIn signIn, TimeSpan poll) : IInbox
{
    private const int Most = 100;

    private readonly ImapClient client = new() { Timeout = 60_000 };
    private readonly HashSet<string> kept = []; // too large to be read, and nowhere to be moved to
    private IMailFolder? source;
    private IMailFolder? target;

    public async Task ConnectAsync(CancellationToken ct)
    {
        if (client.IsConnected && client.IsAuthenticated && source?.IsOpen == true)
            return;
        if (client.IsConnected)
            await client.DisconnectAsync(false, ct);
        target = null;
        await signIn.ConnectAsync(client, mailbox, ct);
        var isInbox = mailbox.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase);
        source = isInbox ? client.Inbox! : await client.GetFolderAsync(mailbox.Folder, ct);
        await source.OpenAsync(FolderAccess.ReadWrite, ct);
    }

    public async Task<IReadOnlyList<InboxItem>> ListAsync(CancellationToken ct)
    {
        var folder = Source;
        var found = (await folder.SearchAsync(SearchQuery.NotDeleted, ct)).Where(u => !kept.Contains(u.ToString())).Order().Take(Most);
        if (found.ToList() is not { Count: > 0 } ids)
            return [];
        var rows = await folder.FetchAsync(ids, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, ct);
        return [.. rows.OrderBy(r => r.UniqueId).Select(r => new InboxItem(r.UniqueId.ToString(), r.Index, r.Size ?? 0))];
    }

    public async Task<byte[]> ReadAsync(InboxItem item, CancellationToken ct)
    {
        await using var stream = await Source.GetStreamAsync(IdOf(item), ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public async Task<byte[]> ReadHeaderAsync(InboxItem item, CancellationToken ct)
    {
        var headers = await Source.GetHeadersAsync(IdOf(item), ct);
        using var bytes = new MemoryStream();
        await headers.WriteToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public async Task RemoveAsync(InboxItem item, bool keep, CancellationToken ct)
    {
        var folder = Source;
        if (mailbox.MoveTo.Length > 0)
        {
            await folder.MoveToAsync(IdOf(item), await TargetAsync(ct), ct);
        }
        else if (keep)
        {
            kept.Add(item.Id);
        }
        else
        {
            await folder.AddFlagsAsync(IdOf(item), MessageFlags.Deleted, silent: true, ct);
            await folder.ExpungeAsync([IdOf(item)], ct);
        }
    }

    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        var folder = Source;
        if (!client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            await Task.Delay(poll < most ? poll : most, ct);
            return;
        }

        using var done = new CancellationTokenSource(most);
        void Wake(object? sender, EventArgs e) => done.Cancel();
        folder.CountChanged += Wake;
        try
        {
            await client.IdleAsync(done.Token, ct);
        }
        finally
        {
            folder.CountChanged -= Wake;
        }
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private IMailFolder Source => source ?? throw new ServiceNotConnectedException();

    private async Task<IMailFolder> TargetAsync(CancellationToken ct)
    {
        if (target is not null)
            return target;
        var root = client.GetFolder(client.PersonalNamespaces[0]);
        target = (await root.GetSubfoldersAsync(false, ct)).FirstOrDefault(f => f.Name == mailbox.MoveTo);
        return target ??=
            await root.CreateAsync(mailbox.MoveTo, isMessageFolder: true, ct)
            ?? throw new IOException("The folder for taken mails cannot be made.");
    }

    private static UniqueId IdOf(InboxItem item) => new(uint.Parse(item.Id, CultureInfo.InvariantCulture));
}
