using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Plans.Notices;

/// <summary>Changes of the state of a declaration, inside the change of whoever calls.</summary>
internal static class NoticeSteps
{
    // Two declarations about one line: the second waits here until the first is written, and then sees it.
    private const string Others = """
        select count(*) from contract_notice
        where service_number = @service and id <> @Id and state in ('Matched', 'Ordered', 'Confirmed', 'Staying')
        """;

    private const string Matched = """
        update contract_notice set state = 'Matched', state_changed_at = @Now, customer_number = @Customer, service_number = @service,
            plan = @plan, ends_on = @EndsOn, charge = @charge, currency = @currency, tax_percent = @tax,
            next_step_at = @Now, attempts = 0
        where id = @Id
        """;

    private const string State = """
        update contract_notice set state = @state, state_changed_at = @Now, next_step_at = @next, attempts = 0 where id = @Id
        """;

    private const string Later = """
        update contract_notice set next_step_at = @next, attempts = attempts + 1 where id = @Id and state = @state
        """;

    // What is over and was to be forgotten with its account.
    private const string Erase = $"{NoticeData.Empty} where id = @Id and erase_when_over = @yes";

    public static Task<ContractNotice?> NoticeAsync(this UnitOfWork work, ContractNotice seen) =>
        work.SingleForUpdateAsync<ContractNotice>(
            $"select {ContractNotice.Columns} from contract_notice where id = @Id and state = @state",
            new { seen.Id, state = $"{seen.State}" }
        );

    public static async Task<bool> IsAlreadyEndingAsync(this UnitOfWork work, ContractNotice notice, string service)
    {
        await work.LockAsync($"contract-notice:{service}");
        return await work.SingleAsync<long>(Others, new { service, notice.Id }) > 0;
    }

    public static Task MatchAsync(this UnitOfWork work, ContractNotice notice, NoticeMatch match) =>
        work.ExecuteAsync(
            Matched,
            new
            {
                notice.Id,
                work.Now,
                match.Customer,
                service = match.Service!.Number,
                plan = match.Service.Plan,
                match.EndsOn,
                charge = match.Charge?.Minor,
                currency = match.Charge?.Currency,
                tax = match.TaxPercent.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <param name="work">The change.</param>
    /// <param name="notice">As it was read within the change.</param>
    /// <param name="state">What becomes of it.</param>
    /// <param name="next">When to look again; null when it is over.</param>
    public static async Task MoveAsync(this UnitOfWork work, ContractNotice notice, NoticeState state, TimeSpan? next)
    {
        await work.ExecuteAsync(
            State,
            new
            {
                notice.Id,
                work.Now,
                state = $"{state}",
                next = work.Now + next,
            }
        );
        if (next is null)
            await work.ExecuteAsync(
                Erase,
                new
                {
                    notice.Id,
                    work.Now,
                    yes = true,
                }
            );
    }

    /// <summary>Looks again later, unless the state has changed meanwhile.</summary>
    public static Task PostponeAsync(this UnitOfWork work, ContractNotice notice, TimeSpan wait) =>
        work.ExecuteAsync(
            Later,
            new
            {
                notice.Id,
                state = $"{notice.State}",
                next = work.Now + wait,
            }
        );
}
