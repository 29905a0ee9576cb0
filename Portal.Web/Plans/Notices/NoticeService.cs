using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Plans.Notices;

/// <summary>Why a customer cannot stay by pressing a button.</summary>
[Refusal]
public enum StayRefusal
{
    /// <summary>There is no such declaration, or it is not theirs.</summary>
    NotFound,

    /// <summary>The contract has ended, or it is a withdrawal.</summary>
    TooLate,
}

/// <summary>
/// Receives declarations about contracts. Nobody is asked to sign in and nothing is looked up first: what was typed is kept, confirmed by
/// mail and answered in the same way whether or not such a contract exists. <see cref="NoticeProcessor"/> does the rest.
/// </summary>
public sealed class NoticeService(
    Database db,
    NoticeMails mails,
    Outbox outbox,
    NoticeReview review,
    NoticeSignal signal,
    TicketOptions options,
    TimeProvider clock
)
{
    private const int Tries = 3;

    private const string Insert = """
        insert into contract_notice (reference, form_key, content_key, kind, manner, reason, name, number, email, language, wanted_on,
            received_at, is_mailed, person_id, customer_number, charge, currency, state, state_changed_at, next_step_at)
        values (@reference, @formKey, @contentKey, @Kind, @Manner, @Reason, @Name, @Number, @Email, @Language, @WantedOn,
            @at, @mailed, @PersonId, @CustomerNumber, @charge, @currency, 'Received', @Now, @Now)
        on conflict do nothing returning id
        """;

    private const string Same = "select reference from contract_notice where form_key = @formKey or content_key = @contentKey";
    private const string ByForm = "select count(*) from contract_notice where form_key = @formKey";
    private const string NotMailed = "update contract_notice set is_mailed = @no where id = @id";

    private const string Own = $"""
        select {ContractNotice.Columns} from contract_notice
        where reference = @reference and (person_id = @PersonId or customer_number = @CustomerNumber)
        """;

    private const string OfCustomer =
        $"select {ContractNotice.Columns} from contract_notice where name <> '' and customer_number = @customer order by id desc limit 50";

    private const string Stay = """
        update contract_notice set state = 'Staying', state_changed_at = @Now, next_step_at = @due, attempts = 0, content_key = null
        where id = @Id
        """;

    // A submission that is under way at this moment has ended by then, so that it is there to be taken back.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(1);

    /// <summary>True when this form was received before.</summary>
    public async Task<bool> IsReceivedAsync(NewNotice notice, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<long>(ByForm, new { formKey = FormKey(notice) }, ct) > 0;

    /// <summary>
    /// Keeps a declaration and queues its confirmation. Sent again, from the same form or in the same words from another tab, it is the
    /// same one.
    /// </summary>
    /// <returns>The reference.</returns>
    public async Task<string> ReceiveAsync(NewNotice notice, CancellationToken ct)
    {
        for (var tries = 1; tries <= Tries; tries++)
        {
            var (reference, at) = (NoticeReference.New(), WholeMicroseconds(clock.GetUtcNow()));
            var mail = outbox.Protect(mails.Received(notice, reference, at));
            if (await db.WriteAsync(work => ReceiveAsync(work, notice, reference, at, mail), ct) is { } kept)
                return kept;
        }

        throw new BusyException("No reference was free.");
    }

    /// <summary>What was declared about the contracts of a customer, the newest first.</summary>
    public Task<IReadOnlyList<ContractNotice>> ListAsync(string customer, CancellationToken ct) =>
        db.ListAsync<ContractNotice>(OfCustomer, new { customer }, ct);

    /// <summary>The customer wants to stay: the order is taken back as soon as the provider's system answers.</summary>
    /// <returns>Null when it was noted, or had been before.</returns>
    public Task<StayRefusal?> StayAsync(Me me, string reference, DateOnly today, CancellationToken ct) =>
        db.WriteAsync<StayRefusal?>(
            async work =>
            {
                var mine = new
                {
                    reference,
                    me.PersonId,
                    me.CustomerNumber,
                };
                if (await work.SingleForUpdateAsync<ContractNotice>(Own, mine) is not { } notice)
                    return StayRefusal.NotFound;
                if (notice.State is NoticeState.Staying or NoticeState.Stayed)
                    return null; // touched twice
                if (!notice.MayStay(today))
                    return StayRefusal.TooLate;
                await work.ExecuteAsync(
                    Stay,
                    new
                    {
                        notice.Id,
                        work.Now,
                        due = notice.State == NoticeState.Matched ? work.Now + UnderWay : work.Now,
                    }
                );
                await review.NoteStayAsync(work, notice);
                await work.AuditAsync(me.Target, "contract-notice.stay-requested", notice.Target);
                work.AfterCommit(signal.Wake);
                return null;
            },
            ct
        );

    private async Task<string?> ReceiveAsync(UnitOfWork work, NewNotice notice, string reference, DateTimeOffset at, ProtectedMail mail)
    {
        var (content, keys) = (notice.Content, new { formKey = FormKey(notice), contentKey = ContentKey(notice, at) });
        var id = await work.SingleOrDefaultAsync<long?>(
            Insert,
            new
            {
                reference,
                keys.formKey,
                keys.contentKey,
                Kind = $"{content.Kind}",
                Manner = $"{content.Manner}",
                content.Reason,
                content.Name,
                content.Number,
                content.Email,
                notice.Language,
                content.WantedOn,
                at,
                mailed = true,
                notice.PersonId,
                notice.CustomerNumber,
                charge = notice.ShownCharge?.Minor,
                currency = notice.ShownCharge?.Currency,
                work.Now,
            }
        );
        if (id is null)
            return await work.SingleOrDefaultAsync<string>(Same, keys);
        var isMailed =
            notice.IsOwnEmail
            || await AttemptLimits.TakeAsync(work, [Attempt.ForMailbox("contract-notice", content.Email, options.MailsPerHour)])
                == TimeSpan.Zero;
        if (isMailed)
            await outbox.MailAsync(work, mail);
        else
            await work.ExecuteAsync(NotMailed, new { id, no = false });
        await work.AuditAsync(notice.Actor, "contract-notice.received", $"contract-notice:{reference}", $"{content.Kind}");
        work.AfterCommit(signal.Wake);
        return reference;
    }

    private static string FormKey(NewNotice notice) => IdempotencyKey.Hash(notice.FormKey, notice.PersonId, "contract-notice");

    // The day is part of it: the same words a year later are another declaration.
    private static string ContentKey(NewNotice notice, DateTimeOffset at)
    {
        var c = notice.Content;
        var day = c.WantedOn?.ToString("O", CultureInfo.InvariantCulture);
        var number = CustomerNumber.Read(c.Number) ?? c.Number;
        return Secret.Hash(
            string.Join(
                '\n',
                at.UtcDateTime.Date.Ticks,
                notice.Sender,
                c.Kind,
                c.Manner,
                c.Reason,
                c.Name,
                number,
                day,
                EmailNormalizer.Normalize(c.Email)
            )
        );
    }

    // As the databases keep it, so that the mail and the page say the same minute.
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
