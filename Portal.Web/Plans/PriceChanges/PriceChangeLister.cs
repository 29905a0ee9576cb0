using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>Takes up the lines that an announced change concerns, a portion at a time, from where it was stopped.</summary>
public sealed class PriceChangeLister(Database db, IServices services, ICatalogue catalogue, LocalTime time)
{
    private const string Locked = $"select {PriceChange.Columns} from price_change p where p.id = @Id";

    private const string Add = """
        insert into price_change_line (price_change_id, service_number, customer_number, plan, country, language, billing_day, state,
            is_letter, notify_on, effective_on, leave_until, next_step_at, changed_at)
        values (@id, @Service, @Customer, @Plan, @Country, @Language, @BillingDay, 'Waiting', @isLetter, @NotifyOn, @EffectiveOn,
            @LeaveUntil, @next, @Now)
        on conflict (price_change_id, service_number) do nothing
        """;

    private const string Listed = "update price_change set listed_to = @last, listed_at = @done where id = @Id";

    /// <summary>Ends early when the provider's systems do not answer; the next run goes on.</summary>
    public async Task RunAsync(PriceChange change, CancellationToken ct)
    {
        var plan = await catalogue.FindAsync(change.PlanCode, (int)change.PlanVersion, ct);
        if (!plan.Has(out var version))
            return;
        var after = change.ListedTo ?? "";
        while (true)
        {
            var most = PriceChangeProcessor.Portion;
            if (!(await services.ListOnPlanAsync(change.PlanCode, (int)change.PlanVersion, after, most, ct)).Has(out var portion))
                return;
            var isLast = portion.Count < most;
            if (!await db.WriteAsync(work => KeepAsync(work, change, portion, after, version.Fee.Minor, isLast), ct) || isLast)
                return;
            after = portion[^1].Service;
        }
    }

    /// <returns>False when it was cancelled, or another node takes the lines up.</returns>
    private async Task<bool> KeepAsync(
        UnitOfWork work,
        PriceChange seen,
        IReadOnlyList<PlanLine> portion,
        string after,
        long listFee,
        bool isLast
    )
    {
        var now = await work.SingleForUpdateAsync<PriceChange>(Locked, new { seen.Id });
        if (now is not { State: PriceChangeState.Announced, ListedAt: null, AnnouncedOn: { } announced } || (now.ListedTo ?? "") != after)
            return false;
        foreach (var line in portion.Where(l => now.Concerns(l, listFee, announced)))
            await work.ExecuteAsync(Add, Row(work, now, line));
        await work.ExecuteAsync(
            Listed,
            new
            {
                now.Id,
                last = portion.Count > 0 ? portion[^1].Service : now.ListedTo,
                done = isLast ? work.Now : (DateTimeOffset?)null,
            }
        );
        return true;
    }

    private object Row(UnitOfWork work, PriceChange change, PlanLine line)
    {
        var today = time.DayOf(work.Now);
        var dates = change
            .RuleIn(line.Country)
            .DatesFor(change.EffectiveOn, today, new BillingCycle((int)line.BillingDay), isLetter: !line.HasEmail);
        return new
        {
            id = change.Id,
            line.Service,
            line.Customer,
            line.Plan,
            line.Country,
            line.Language,
            line.BillingDay,
            isLetter = !line.HasEmail,
            dates.NotifyOn,
            dates.EffectiveOn,
            dates.LeaveUntil,
            next = !line.HasEmail ? null
            : dates.NotifyOn <= today ? work.Now
            : (DateTimeOffset?)time.StartOf(dates.NotifyOn),
            work.Now,
        };
    }
}
