using Portal.Web.Data;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// One node fetches from a mailbox. Another takes over when the lease of the first has run out; should both believe for a moment that it is
/// theirs, a mail is taken once all the same.
/// </summary>
public sealed class InboundLease(Database db)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private const string Take = """
        insert into inbound_lease (mailbox, node, expires_at) values (@mailbox, @Node, @until)
        on conflict (mailbox) do update set node = @Node, expires_at = @until
        where inbound_lease.node = @Node or inbound_lease.expires_at <= @Now
        returning node
        """;
    private const string End = "delete from inbound_lease where mailbox = @mailbox and node = @Node";

    /// <summary>This program, for as long as it runs.</summary>
    public string Node { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Takes or renews the lease; false while it is another node's.</summary>
    public Task<bool> TakeAsync(string mailbox, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
                await work.SingleOrDefaultAsync<string>(
                    Take,
                    new
                    {
                        mailbox,
                        Node,
                        work.Now,
                        until = work.Now + Length,
                    }
                )
                    is not null,
            ct
        );

    public Task EndAsync(string mailbox, CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(End, new { mailbox, Node }), ct);
}
