using Microsoft.AspNetCore.Mvc;
using Portal.Web.Agents.Queue;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>The queue of the help desk.</summary>
[PageInfo("Agents", Title = "Agents.Bar.Queue", Script = "js/agents.js", OwnSearch = true)]
public sealed class IndexModel(TicketQueue queue, QueueCounts counts, TicketReader file, SavedViews views, Alerts alerts, Database db)
    : PortalPage
{
    /// <summary>More alerts than this are folded away: the queue begins on the first screen.</summary>
    public const int AlertsShown = 3;

    private const string ByCustomer = "select 1 from ticket where reference = @reference";

    public Me Me => HttpContext.Me()!;

    public AgentPermissions Rights => AgentPermissions.For(Me);

    public QueueFilter Filter { get; private set; } = new();

    public IReadOnlyList<TicketQueue.Item> Rows { get; private set; } = [];

    public IReadOnlyList<TicketQueue.HandoverOffer> Offers { get; private set; } = [];

    public IReadOnlyList<SavedViews.View> Views { get; private set; } = [];

    public IReadOnlyList<Alerts.Alert> Alerts { get; private set; } = [];

    public long Count { get; private set; }

    /// <summary>What there is to do on each level.</summary>
    public QueueCounts.Numbers Todo { get; private set; } = null!;

    /// <summary>What became of a change to several tickets that was just made.</summary>
    public BulkResult? Bulk => BulkResult.Read(Request.Query);

    /// <summary>What the queue is narrowed to, each with the queue without it.</summary>
    public IEnumerable<(string Label, QueueFilter Without)> Narrowed => QueueFilterTexts.Describe(Texts, Filter);

    public string? Older { get; private set; }

    public string? Newer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Filter = QueueFilter.From(Request.Query, Rights);
        var place = QueueCursor.Read(Request.Query["after"]);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.QueueOf(Filter.Query));
        if (
            TicketReference.Read(Filter.Text) is { } reference
            && await db.SingleOrDefaultAsync<long>(ByCustomer, new { reference }, ct) == 1
        )
            return Redirect(Links.Agents.Details(reference));
        await ReadAsync(place, place is null ? QueueCursor.Read(Request.Query["before"]) : null, ct);
        if (Filter.Text != "")
            await file.SearchedAsync(Me.Target, Filter.Text, Rows.Select(r => r.Reference), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostViewAsync([FromForm] string? name, CancellationToken ct)
    {
        Filter = QueueFilter.From(Request.Query, Rights);
        if (name?.Trim() is { Length: > 0 } line && new LineAttribute(60).FaultOf(line) is null)
            await views.KeepAsync(Me.PersonId, line, Filter.Query, ct);
        return Redirect(Links.Agents.QueueOf(Filter.Query));
    }

    public async Task<IActionResult> OnPostForgetAsync([FromForm] long view, CancellationToken ct)
    {
        await views.ForgetAsync(Me.PersonId, view, ct);
        return Redirect(Links.Agents.QueueOf(QueueFilter.From(Request.Query, Rights).Query));
    }

    public async Task<IActionResult> OnPostSeenAsync([FromForm] long alert, CancellationToken ct)
    {
        await alerts.SeenAsync(Rights, Me, alert, ct);
        return Redirect(Links.Agents.QueueOf(QueueFilter.From(Request.Query, Rights).Query));
    }

    public string Address(QueueFilter filter, string more = "") => Links.Agents.QueueOf($"{filter.Query}{more}");

    private async Task ReadAsync(QueueCursor? after, QueueCursor? before, CancellationToken ct)
    {
        var found = await queue.PageAsync(Filter, Me.PersonId, after, before, TicketQueue.Size + 1, ct);
        var more = found.Count > TicketQueue.Size;
        Rows = before is null
            ? [.. found.Take(TicketQueue.Size)]
            : [.. found.Skip(found.Count - TicketQueue.Size < 0 ? 0 : found.Count - TicketQueue.Size)];
        if (Rows.Count > 0 && (before is not null || more))
            Older = Address(Filter, $"&after={Rows[^1].Cursor}");
        if (Rows.Count > 0 && (after is not null || (before is not null && more)))
            Newer = Address(Filter, $"&before={Rows[0].Cursor}");
        // what one page holds need not be counted
        Count = after is null && before is null && !more ? Rows.Count : await queue.CountAsync(Filter, Me.PersonId, ct);
        Todo = await counts.ForAsync(Me.PersonId, ct);
        Offers = await queue.OffersAsync(Filter.Level, ct);
        Views = await views.ListAsync(Me.PersonId, ct);
        Alerts = await alerts.OpenAsync(Rights, Me.PersonId, ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Filter = QueueFilter.From(Request.Query, Rights);
        await ReadAsync(null, null, ct);
        return Page();
    }
}
