using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>The addresses the portal writes to, and one that waits to be confirmed.</summary>
[PageInfo("Addresses")]
public sealed class IndexModel(Database db, AddressService service, TimeProvider clock) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    private const string Mine = """
        select email, second_email,
            (select max(data) from token where person_id = p.id and purpose = 'address.confirm' and used_at is null
                and expires_at > @now) waiting
        from person p where id = @PersonId
        """;

    public Row Shown { get; private set; } = null!;

    public bool IsFrozen { get; private set; }

    public string? Waiting => Shown.Waiting?.Split('\n')[^1];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Shown = (await db.SingleOrDefaultAsync<Row>(Mine, new { Me.PersonId, now = clock.GetUtcNow() }, ct))!;
        IsFrozen = await service.IsFrozenAsync(Me.PersonId, ct);
        return Page();
    }

    public sealed record Row
    {
        public required string Email { get; init; }

        public string? SecondEmail { get; init; }

        public string? Waiting { get; init; }
    }
}
