using Portal.Web.Data;
using Portal.Web.Plans.Buying;
using Portal.Web.Site;

namespace Portal.Web.Plans.Connections;

/// <summary>Orders for new lines that wait for the help desk, the oldest first, and those that ended last.</summary>
[PageInfo("Connections")]
public sealed class IndexModel(Database db) : PortalPage
{
    private const int Most = 200;

    private const string Waiting = $"""
        select {Purchase.Columns} from purchase o
        where o.state in ('Verified', 'Submitted') and o.erased_at is null order by o.id limit @Most
        """;

    private const string Ended = $"""
        select {Purchase.Columns} from purchase o
        where o.state in ('Completed', 'Cancelled', 'Rejected', 'Failed') and o.erased_at is null order by o.changed_at desc limit 20
        """;

    public IReadOnlyList<Purchase> Open { get; private set; } = [];

    public IReadOnlyList<Purchase> Over { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Open = await db.ListAsync<Purchase>(Waiting, new { Most }, ct);
        Over = await db.ListAsync<Purchase>(Ended, ct: ct);
    }
}
