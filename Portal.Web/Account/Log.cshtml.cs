using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>What happened to the account, newest first: the audit trail in words its owner understands.</summary>
[PageInfo("Activity")]
public sealed class LogModel(Database db) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    private const int Size = 25;

    private const string Mine = """
        select id, at, actor, action, detail from audit
        where (target = @Target or (target = @customer and action in ('customer.viewed', 'customer-bill.viewed'))) and id < @before
        order by id desc limit @most
        """;

    /// <summary>Rows older than this one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    /// <summary>The last entry shown, when there are older ones.</summary>
    public long? Older { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public string WordsOf(Entry entry) => AuditTexts.Describe(Texts, entry.Action);

    public string? ByOthers(Entry entry) =>
        entry.Actor == Me.Target || entry.Actor == FailedAttempts.Visitor
            ? null
            : Texts[entry.Actor.StartsWith("person:", StringComparison.Ordinal) ? "Activity.ByStaff" : "Activity.ByUs"].Value;

    public static string? PlaceOf(Entry entry) => AuditTexts.PlaceOf(entry.Action, entry.Detail);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        var found = await db.ListAsync<Entry>(
            Mine,
            new
            {
                Me.Target,
                customer = $"customer:{Me.CustomerNumber}",
                before,
                most = Size + 1,
            },
            ct
        );
        (Entries, Older) = ([.. found.Take(Size)], found.Count > Size ? found[Size - 1].Id : null);
        return Page();
    }

    public sealed record Entry
    {
        public required long Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Actor { get; init; }

        public required string Action { get; init; }

        public required string Detail { get; init; }
    }
}
