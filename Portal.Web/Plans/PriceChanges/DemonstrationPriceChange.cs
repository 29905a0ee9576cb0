using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// One announced rise for the made-up customers on a plan, so that its pages can be tried. It is made once, in development only, where the
/// made-up customers are; no mail is sent.
/// </summary>
public sealed class DemonstrationPriceChange(
    Database db,
    PriceChangeLister lister,
    PriceChangeReader reader,
    ICatalogue catalogue,
    ProviderOptions options,
    LocalTime time
)
{
    private const string PlanCode = "fibre-100";
    private const int Months = 2;

    private const string Insert = """
        insert into price_change (reference, form_key, plan_code, plan_version, old_fee, fee, currency, effective_on, reason, state,
            created_at, announced_at, announced_on, demonstration)
        select @reference, 'demonstration', @PlanCode, 1, 2499, 2699, 'EUR', @day, 'Costs', 'Announced', @Now, @Now, @today, @yes
        where not exists (select 1 from price_change where form_key = 'demonstration')
        """;

    private const string Loaded = "select count(*) from price_change where form_key = 'demonstration'";

    private const string Told = """
        update price_change_line set state = 'Notified', notified_on = notify_on, next_step_at = @Now
        where price_change_id = @Id and state = 'Waiting' and is_letter = @no
        """;

    /// <summary>Brings it in; called at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration || !(await catalogue.FindAsync(PlanCode, 1, ct)).Has(out _))
            return;
        if (await db.SingleOrDefaultAsync<long>(Loaded, ct: ct) > 0)
            return;
        var reference = Reference.New(PriceChangeService.Kind);
        if (await db.WriteAsync(work => AddAsync(work, reference), ct) == 0 || await reader.FindAsync(reference, ct) is not { } change)
            return;
        await lister.RunAsync(change, ct);
        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Told,
                    new
                    {
                        change.Id,
                        work.Now,
                        no = false,
                    }
                ),
            ct
        );
    }

    private Task<int> AddAsync(UnitOfWork work, string reference)
    {
        var today = time.DayOf(work.Now);
        return work.ExecuteAsync(
            Insert,
            new
            {
                reference,
                PlanCode,
                day = today.AddMonths(Months),
                today,
                work.Now,
                yes = true,
            }
        );
    }
}
