using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Agents.Customers;

/// <summary>Who of the help desk looked at which customer and why, for supervisors: the audit trail with the reasons.</summary>
[PageInfo("Agents", Title = "Agents.Customers.Log", Script = "js/agents.js", OwnSearch = true)]
public sealed class AccessLogModel(Database db) : PortalPage
{
    private const int Size = 50;

    private const string Looks = """
        select a.id, a.at, a.target, a.detail, p.name from audit a left join person p on a.actor = 'person:' || p.key
        where a.action in ('customer.viewed', 'customer-bill.viewed') and a.id < @before order by a.id desc limit @most
        """;

    private const string Reasons = "select id, reason text from customer_access where id >= @first and id <= @last";

    /// <summary>Rows older than this one.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public IReadOnlyList<Look> Entries { get; private set; } = [];

    /// <summary>The last entry shown, when there are older ones.</summary>
    public long? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        var found = await db.ListAsync<Look>(Looks, new { before, most = Size + 1 }, ct);
        Older = found.Count > Size ? found[Size - 1].Id : null;
        Entries = await WithReasonsAsync([.. found.Take(Size)], ct);
        return Page();
    }

    private async Task<IReadOnlyList<Look>> WithReasonsAsync(IReadOnlyList<Look> looks, CancellationToken ct)
    {
        var ids = looks.Select(l => l.ReasonId).OfType<long>().ToList();
        if (ids.Count == 0)
            return looks;
        var given = await db.ListAsync<GivenReason>(Reasons, new { first = ids.Min(), last = ids.Max() }, ct);
        var words = given.ToDictionary(r => r.Id, r => r.Text);
        return [.. looks.Select(l => l.ReasonId is { } id ? l with { Reason = words.GetValueOrDefault(id, "") } : l)];
    }

    /// <summary>One look at a customer.</summary>
    public sealed record Look
    {
        public required long Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Target { get; init; }

        public required string Detail { get; init; }

        /// <summary>Who looked; null when their account is gone.</summary>
        public string? Name { get; init; }

        /// <summary>The reason that was given; null for a look from a request.</summary>
        public string? Reason { get; init; }

        public string Customer => Target["customer:".Length..];

        public string? Ticket => PartOf("ticket:");

        public string? Bill => PartOf("bill:");

        internal long? ReasonId =>
            long.TryParse(PartOf("reason:"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

        private string? PartOf(string name) =>
            Detail.Split(' ').FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
    }

    private sealed record GivenReason
    {
        public required long Id { get; init; }

        public required string Text { get; init; }
    }
}
