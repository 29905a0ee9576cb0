using System.Globalization;
using System.Security.Cryptography;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>
/// Answers what was asked for: a mail to who has an account, nothing to anybody else. Token, mail and audit row are written with the note
/// that it is answered.
/// </summary>
public sealed class ResetRequestProcessor(Database db, ResetRequestQueue requests, ResetLimits limits, ResetMails mails, Outbox outbox)
{
    private const string Claim = """
        update reset_request set answered_at = @now
        where id = (select id from reset_request where answered_at is null order by id limit 1 /* skip */)
        returning id, purpose, subject, payload
        """;

    private const string End = "update reset_request set payload = '', sent = @sent where id = @Id";
    private const string Forget = "delete from reset_request where requested_at < @until";
    private const string ToMailbox = """
        select answered_at from reset_request where subject = @Subject and purpose = @Purpose and sent = @yes and answered_at > @hour
        order by answered_at desc
        """;
    private const string ByEmail = """
        select id, key, name, language, email, email_key, email_confirmed_at, second_email, second_email_confirmed_at, locked_at from person
        where email_key = @key
        """;

    private readonly string claim = Claim.Replace("/* skip */", db.Dialect.SkipLocked, StringComparison.Ordinal);

    /// <summary>False when nothing waits.</summary>
    public Task<bool> NextAsync(CancellationToken ct)
    {
        // before the write, which may run twice
        var (link, digits) = (Secret.Create(32), RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture));
        return db.WriteAsync(
            async work =>
            {
                if (await work.SingleOrDefaultAsync<Row>(claim, new { now = work.Now }) is not { } row)
                    return false;
                var sent =
                    requests.Read(row.Payload) is { } request
                    && await MayAsync(work, row)
                    && await work.SingleOrDefaultAsync<Person>(ByEmail, new { key = EmailNormalizer.Normalize(request.Email) })
                        is { } person
                    && await AnswerAsync(work, request, person, link, digits);
                await work.ExecuteAsync(End, new { row.Id, sent });
                await work.ExecuteAsync(Forget, new { until = work.Now.AddDays(-1) });
                return true;
            },
            ct
        );
    }

    private async Task<bool> MayAsync(UnitOfWork work, Row row)
    {
        var hour = work.Now.AddHours(-1);
        var earlier = await work.ListAsync<DateTimeOffset>(
            ToMailbox,
            new
            {
                row.Subject,
                row.Purpose,
                hour,
                yes = true,
            }
        );
        return earlier.Count < limits.MailsPerHour
            && (earlier.Count == 0 || work.Now - earlier[0] >= TimeSpan.FromSeconds(limits.SecondsBetween));
    }

    private async Task<bool> AnswerAsync(UnitOfWork work, ResetRequest request, Person person, string link, string digits)
    {
        var isLink = request.Purpose == ResetPurposes.Link;
        var (mailbox, confirmed) = isLink ? (person.Email, person.EmailConfirmedAt) : (person.SecondEmail, person.SecondEmailConfirmedAt);
        if (confirmed is null || !Mailbox.TryParse(mailbox, out _))
            return false; // what no mail can be sent to must not hold up the others
        if (person.LockedAt is not null)
        {
            await outbox.MailAsync(work, mails.Locked(person, mailbox!));
        }
        else
        {
            await Tokens.KeepAsync(
                work,
                isLink
                    ? new NewToken(request.Purpose, link, ResetPurposes.LinkLife) { PersonId = person.Id }
                    : CodeOf(person, request.Browser, digits)
            );
            await outbox.MailAsync(work, isLink ? mails.Link(person, link) : mails.Code(person, digits));
        }

        await work.AuditAsync("system", isLink ? "reset.link-sent" : "reset.code-sent", person.Target);
        return true;
    }

    // Eight digits could be found from their hash; with the browser's secret, which is kept nowhere, they cannot.
    private static NewToken CodeOf(Person person, string browser, string digits) =>
        new(ResetPurposes.Code, EmailCodes.SecretOf(browser, digits), ResetPurposes.CodeLife)
        {
            PersonId = person.Id,
            BoundTo = Secret.Hash(browser),
        };

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Purpose { get; init; }

        public required string Subject { get; init; }

        public required string Payload { get; init; }
    }
}
