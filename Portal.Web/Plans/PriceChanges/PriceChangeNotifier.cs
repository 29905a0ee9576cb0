using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// Tells a customer of a change: one mail for all their lines, queued in the transaction that marks the lines, so that it is neither lost
/// nor sent twice. The dates are reckoned on the day the mail is written, so nobody has less time than the law gives.
/// </summary>
public sealed class PriceChangeNotifier(
    Database db,
    ICustomers customers,
    IServices services,
    ICatalogue catalogue,
    PriceChangeReader reader,
    PriceChangeMails mails,
    Outbox outbox
)
{
    private const string Told = """
        update price_change_line set state = 'Notified', notify_on = @NotifyOn, notified_on = @NotifyOn, effective_on = @EffectiveOn,
            leave_until = @LeaveUntil, language = @language, next_step_at = @Now, changed_at = @Now
        where id = @Id and state = 'Waiting'
        """;

    private const string NotConcerned = """
        update price_change_line set state = 'NotConcerned', next_step_at = null, changed_at = @Now where id = @Id and state = 'Waiting'
        """;

    private const string ByLetter = """
        update price_change_line set is_letter = @yes, next_step_at = null, changed_at = @Now where id = @Id and state = 'Waiting'
        """;

    /// <returns>False when the provider's systems do not answer.</returns>
    public async Task<bool> TellAsync(PriceChange change, IReadOnlyList<PriceChangeLine> lines, CancellationToken ct)
    {
        var number = lines[0].CustomerNumber;
        var (owner, had) = (await customers.FindAsync(number, ct), await services.ListAsync(number, ct));
        var plan = await catalogue.FindAsync(change.PlanCode, (int)change.PlanVersion, ct);
        if (owner.State == AnswerState.Failed || had.State == AnswerState.Failed || !plan.Has(out var version))
            return false;
        var told = new List<PriceLetterLine>();
        foreach (var line in lines)
            if (had.Value?.FirstOrDefault(s => s.Number == line.ServiceNumber) is { } service && IsConcerned(change, service, version))
                told.Add(new(service, line with { Language = owner.Value!.Language }, line.DatesFrom(change, reader.Today)));
        var to = owner.Value?.Email ?? owner.Value?.SecondEmail;
        var mail =
            told.Count > 0 && to is not null
                ? outbox.Protect(mails.Announced(to, owner.Value!.Language, change, version, told, await reader.TextsAsync(change, ct)))
                : null;
        await db.WriteAsync(work => KeepAsync(work, change, lines, told, mail), ct);
        return true;
    }

    // The state is asked once more: the change may have been cancelled, or another node may have been faster.
    private static bool IsConcerned(PriceChange change, Service service, Plan version) =>
        service.State is ServiceState.Active or ServiceState.Suspended
        && (service.PlanCode, service.PlanVersion) == (change.PlanCode, (int)change.PlanVersion)
        && !(service.PlanStartedOn >= change.AnnouncedOn)
        && (service.Fee ?? version.Fee) == change.OldPrice;

    private async Task KeepAsync(
        UnitOfWork work,
        PriceChange change,
        IReadOnlyList<PriceChangeLine> lines,
        List<PriceLetterLine> told,
        ProtectedMail? mail
    )
    {
        foreach (var line in lines.Where(l => told.All(t => t.Line.Id != l.Id)))
            await work.ExecuteAsync(NotConcerned, new { line.Id, work.Now });
        var marked = 0;
        foreach (var (_, line, dates) in told)
            marked += mail is null
                ? await work.ExecuteAsync(
                    ByLetter,
                    new
                    {
                        line.Id,
                        work.Now,
                        yes = true,
                    }
                )
                : await work.ExecuteAsync(
                    Told,
                    new
                    {
                        line.Id,
                        dates.NotifyOn,
                        dates.EffectiveOn,
                        dates.LeaveUntil,
                        language = line.Language,
                        work.Now,
                    }
                );
        if (marked == 0 || mail is null)
            return;
        await outbox.MailAsync(work, mail);
        await work.AuditAsync("system", "price-change.customer-notified", change.Target, told[0].Line.CustomerNumber);
    }
}
