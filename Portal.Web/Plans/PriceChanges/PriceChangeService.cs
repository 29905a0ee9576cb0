using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// Plans, announces and cancels changes of prices. Nothing else changes their state but <see cref="PriceChangeProcessor"/>, which tells
/// customers and carries out what was announced here.
/// </summary>
public sealed class PriceChangeService(Database db, PriceChangeReader reader, LocalTime time)
{
    internal const char Kind = 'N';

    // A mail that is being written at this moment has left by then, so that whoever got it hears that it holds no more.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(1);

    private const string Same = "select reference from price_change where form_key = @FormKey";

    private const string Open = """
        select count(*) from price_change p
        where p.plan_code = @PlanCode and p.plan_version = @PlanVersion and p.id <> @id
            and (p.country is null or @Country is null or p.country = @Country)
            and (p.state in ('Planned', 'Announced') or exists (select 1 from price_change_line l
                where l.price_change_id = p.id and l.state in ('Waiting', 'Notified', 'Ordered', 'Withdrawing')))
        """;

    private const string Insert = """
        insert into price_change (reference, form_key, plan_code, plan_version, country, old_fee, fee, currency, effective_on, reason,
            state, created_at)
        values (@reference, @FormKey, @PlanCode, @PlanVersion, @Country, @old, @fee, @currency, @EffectiveOn, @reason, 'Planned', @Now)
        returning id
        """;

    private const string AddText = "insert into price_change_text (price_change_id, language, text) values (@id, @language, @text)";
    private const string Locked = $"select {PriceChange.Columns} from price_change p where p.reference = @Reference";

    private const string Announce = """
        update price_change set state = 'Announced', announced_at = @Now, announced_on = @today where id = @Id and state = 'Planned'
        """;

    private const string Cancel = "update price_change set state = 'Cancelled', ended_at = @Now where id = @Id";

    private const string CancelLines = """
        update price_change_line set changed_at = @Now,
            state = case state when 'Waiting' then 'Cancelled' else 'Withdrawing' end,
            next_step_at = case state when 'Waiting' then null else @later end
        where price_change_id = @Id and state in ('Waiting', 'Notified', 'Ordered')
        """;

    private const string Posted = """
        update price_change_line set state = 'Notified', notify_on = @NotifyOn, notified_on = @NotifyOn, effective_on = @EffectiveOn,
            leave_until = @LeaveUntil, next_step_at = @Now, changed_at = @Now
        where id = @Id and state = 'Waiting'
        """;

    /// <summary>Keeps a plan that was looked at. Nobody is told of it.</summary>
    public async Task<(string? Reference, PriceChangeRefusal? Refusal)> PlanAsync(Me me, NewPriceChange change, CancellationToken ct)
    {
        if (change.Fee == change.OldFee)
            return (null, PriceChangeRefusal.SamePrice);
        if (await reader.PreviewAsync(change, ct) is not { } preview)
            return (null, PriceChangeRefusal.Unavailable);
        if (Lacks(preview, change.EffectiveOn) is { } refusal)
            return (null, refusal);
        return await db.WriteAsync(work => PlanAsync(work, me, change), ct);
    }

    /// <summary>
    /// Announces a planned change: from now on customers are told. Whoever does so types how many lines it concerns, so that nothing is
    /// announced by accident, or to more people than one thought.
    /// </summary>
    /// <returns>Null when it is announced.</returns>
    public async Task<PriceChangeRefusal?> AnnounceAsync(Me me, string reference, int? typed, CancellationToken ct)
    {
        if (await reader.FindAsync(reference, ct) is not { } change)
            return PriceChangeRefusal.NotFound;
        if (change.State != PriceChangeState.Planned)
            return PriceChangeRefusal.NotPlanned;
        if (await reader.PreviewAsync(change, ct) is not { } preview)
            return PriceChangeRefusal.Unavailable;
        if (Lacks(preview, change.EffectiveOn) is { } refusal)
            return refusal;
        if (change.Reason == PriceChangeReason.Own && preview.Languages.Except((await reader.TextsAsync(change, ct)).Keys).Any())
            return PriceChangeRefusal.TextsMissing;
        if (typed != preview.Lines)
            return PriceChangeRefusal.CountDiffers;
        return await db.WriteAsync(work => AnnounceAsync(work, me, change, preview.Lines), ct);
    }

    /// <summary>Cancels a change before its day. Who was told of it is told that it holds no more; who was not hears nothing.</summary>
    /// <returns>Null when it is cancelled, or was before.</returns>
    public Task<PriceChangeRefusal?> CancelAsync(Me me, string reference, CancellationToken ct) =>
        db.WriteAsync<PriceChangeRefusal?>(
            async work =>
            {
                var plain = new { Reference = Data.Reference.Read(Kind, reference) ?? "" };
                if (await work.SingleForUpdateAsync<PriceChange>(Locked, plain) is not { } change)
                    return PriceChangeRefusal.NotFound;
                if (change.State == PriceChangeState.Cancelled)
                    return null;
                if (change.State == PriceChangeState.InEffect || (change.AnnouncedOn is not null && change.EffectiveOn <= Today(work)))
                    return PriceChangeRefusal.TooLate;
                await work.ExecuteAsync(Cancel, new { change.Id, work.Now });
                await work.ExecuteAsync(
                    CancelLines,
                    new
                    {
                        change.Id,
                        work.Now,
                        later = work.Now + UnderWay,
                    }
                );
                await work.AuditAsync(me.Target, "price-change.cancelled", change.Target, $"{change.State}");
                await work.ChangedAsync(IndexModel.Tag);
                return null;
            },
            ct
        );

    /// <summary>Says that the letters were posted today. Their dates count from this day, so letters of another day do not count.</summary>
    /// <param name="me">Who posted them.</param>
    /// <param name="reference">The change.</param>
    /// <param name="dated">The day the letters were made on.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when it is noted.</returns>
    public async Task<PriceChangeRefusal?> PostedAsync(Me me, string reference, DateOnly? dated, CancellationToken ct)
    {
        if (await reader.FindAsync(reference, ct) is not { } change)
            return PriceChangeRefusal.NotFound;
        if (change.State is not (PriceChangeState.Announced or PriceChangeState.InEffect))
            return PriceChangeRefusal.TooLate;
        if (dated != reader.Today)
            return PriceChangeRefusal.LettersOld;
        foreach (var portion in (await reader.LettersAsync(change, ct)).Chunk(PriceChangeProcessor.Portion))
            await db.WriteAsync(work => PostedAsync(work, me, change, portion), ct);
        return null;
    }

    private static PriceChangeRefusal? Lacks(PriceChangePreview preview, DateOnly day) =>
        preview.Lines == 0 ? PriceChangeRefusal.NobodyConcerned
        : day < preview.Earliest ? PriceChangeRefusal.TooEarly
        : null;

    private static async Task<(string?, PriceChangeRefusal?)> PlanAsync(UnitOfWork work, Me me, NewPriceChange change)
    {
        await work.LockAsync($"price-change:{change.PlanCode}");
        if (await work.SingleOrDefaultAsync<string>(Same, new { change.FormKey }) is { } sent)
            return (sent, null);
        var lines = new
        {
            change.PlanCode,
            change.PlanVersion,
            change.Country,
            id = 0L,
        };
        if (await work.SingleAsync<long>(Open, lines) > 0)
            return work.Refuse<(string?, PriceChangeRefusal?)>((null, PriceChangeRefusal.Overlaps));
        var reference = Data.Reference.New(Kind);
        var id = await work.SingleAsync<long>(
            Insert,
            new
            {
                reference,
                change.FormKey,
                change.PlanCode,
                change.PlanVersion,
                change.Country,
                old = change.OldFee.Minor,
                fee = change.Fee.Minor,
                currency = change.Fee.Currency,
                change.EffectiveOn,
                reason = change.Reason.ToString(),
                work.Now,
            }
        );
        foreach (var (language, text) in change.Texts)
            await work.ExecuteAsync(
                AddText,
                new
                {
                    id,
                    language,
                    text,
                }
            );
        await work.AuditAsync(me.Target, "price-change.planned", $"price-change:{reference}", $"{change.OldFee} -> {change.Fee}");
        return (reference, null);
    }

    private async Task<PriceChangeRefusal?> AnnounceAsync(UnitOfWork work, Me me, PriceChange seen, int lines)
    {
        var announced = new
        {
            seen.Id,
            work.Now,
            today = Today(work),
        };
        if (await work.ExecuteAsync(Announce, announced) == 0)
            return PriceChangeRefusal.NotPlanned; // somebody else was faster
        await work.AuditAsync(me.Target, "price-change.announced", seen.Target, $"{lines}");
        await work.ChangedAsync(IndexModel.Tag);
        return null;
    }

    private static async Task PostedAsync(
        UnitOfWork work,
        Me me,
        PriceChange change,
        (PriceChangeLine Line, PriceChangeDates Dates)[] portion
    )
    {
        var told = 0;
        foreach (var (line, dates) in portion)
            told += await work.ExecuteAsync(
                Posted,
                new
                {
                    line.Id,
                    dates.NotifyOn,
                    dates.EffectiveOn,
                    dates.LeaveUntil,
                    work.Now,
                }
            );
        if (told > 0)
            await work.AuditAsync(me.Target, "price-change.letters-posted", change.Target, $"{told}");
    }

    private DateOnly Today(UnitOfWork work) => time.DayOf(work.Now);
}
