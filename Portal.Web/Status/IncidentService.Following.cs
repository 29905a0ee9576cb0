using System.Security.Cryptography;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Status;

// Who wants to be told, and what they answer.
public sealed partial class IncidentService
{
    // Whoever follows already keeps the row as it is; who never confirmed, or left, begins anew.
    private const string Follow = """
        insert into follower (key, target, incident_id, postcode, technology, email, email_key, language, person_id, created_at,
            confirmed_at)
        values (@key, @Target, @incident, @Postcode, @technology, @Email, @emailKey, @language, @PersonId, @Now, @confirmed)
        on conflict (email_key, target) do update
        set key = excluded.key, language = excluded.language, person_id = coalesce(excluded.person_id, follower.person_id),
            created_at = excluded.created_at, confirmed_at = excluded.confirmed_at, ended_at = null
        where follower.confirmed_at is null or follower.ended_at is not null
        returning id
        """;

    private const string Confirm = "update follower set confirmed_at = @Now where key = @key and confirmed_at is null and ended_at is null";
    private const string End = "update follower set ended_at = @Now where key = @key and ended_at is null";
    private const string IsConfirmed = "select count(*) from follower where key = @key and confirmed_at is not null and ended_at is null";
    private const string IsEnded = "select count(*) from follower where key = @key and ended_at is not null";
    private const string ByKey = $"select {Follower.Columns} from follower where key = @key and ended_at is null";
    private const string AccountMail = "select email from person where id = @PersonId and email_confirmed_at is not null";
    private const string Answered = """
        select count(*) from report where reporter_key = @reporterKey and kind in ('works',
            'still') and incident_id = (select id from incident where reference = @reference and resolved_at <= report.at)
        """;

    /// <summary>
    /// Begins to follow. A guest's mailbox is asked first, and until it agrees nothing else is sent to it. Who follows already is not
    /// written to again.
    /// </summary>
    public async Task FollowAsync(FollowRequest wish, CancellationToken ct)
    {
        var key = Base64(RandomNumberGenerator.GetBytes(16));
        var mail = mails.Ask(wish.Email, key, wish.Language, wish.About);
        await db.WriteAsync(
            async work =>
            {
                if (await FollowAsync(work, wish, key, isConfirmed: false))
                    await outbox.MailAsync(work, mail);
            },
            ct
        );
    }

    /// <summary>
    /// A signed-in customer joins an incident: it counts, and the account's mailbox follows it when it is known to be theirs. Pressed twice
    /// it is done once.
    /// </summary>
    /// <returns>True when the mailbox follows.</returns>
    public async Task<bool> JoinAsync(Me me, Incident incident, Service? line, Language language, CancellationToken ct)
    {
        var key = Base64(RandomNumberGenerator.GetBytes(16));
        return await db.WriteAsync(
            async work =>
            {
                await ReportAsync(
                    work,
                    new Report
                    {
                        Kind = ReportKind.MeToo,
                        Reporter = me.Target,
                        Incident = incident.Reference,
                        Node = line?.Node,
                        Postcode = line?.Address.Postcode,
                        Technology = line?.Technology ?? Technology.Unknown,
                        PersonId = me.PersonId,
                    }
                );
                if (await work.SingleOrDefaultAsync<string>(AccountMail, new { me.PersonId }) is not { } email)
                    return false;
                await FollowAsync(
                    work,
                    new FollowRequest
                    {
                        Email = email,
                        Language = language,
                        Incident = incident,
                        PersonId = me.PersonId,
                    },
                    key,
                    isConfirmed: true
                );
                return true;
            },
            ct
        );
    }

    /// <summary>The mailbox agrees. False when the link is good no more.</summary>
    public async Task<bool> ConfirmAsync(string? token, CancellationToken ct) =>
        links.Read(LinkPurpose.Confirm, token) is { } link
        && await db.WriteAsync(work => work.ExecuteAsync(Confirm, new { key = link.Key, work.Now }), ct) == 1;

    /// <summary>No more mails. False when the link is good no more.</summary>
    public async Task<bool> UnsubscribeAsync(string? token, CancellationToken ct) =>
        links.Read(LinkPurpose.Leave, token) is { } link
        && await db.WriteAsync(work => work.ExecuteAsync(End, new { key = link.Key, work.Now }), ct) == 1;

    /// <summary>
    /// True when the link has done what it was for and that still holds: the second of two
    /// touches of its button is told what the first has done.
    /// </summary>
    public async Task<bool> HasDoneAsync(LinkPurpose purpose, string? token, CancellationToken ct) =>
        links.Read(purpose, token) is { } link
        && await db.SingleOrDefaultAsync<long>(purpose == LinkPurpose.Leave ? IsEnded : IsConfirmed, new { key = link.Key }, ct) > 0;

    /// <summary>What a link that was answered already is about. Null for every other link.</summary>
    public async Task<string?> AnsweredAsync(string? token, CancellationToken ct) =>
        links.Read(LinkPurpose.Answer, token) is { } link && await HasAnsweredAsync($"follower:{link.Key}", link.About, ct)
            ? link.About
            : null;

    /// <summary>Whose link it is while it is good for this purpose; null for every other.</summary>
    public async Task<(Follower Follower, string About)?> FindFollowerAsync(LinkPurpose purpose, string? token, CancellationToken ct)
    {
        if (
            links.Read(purpose, token) is not { } link
            || await db.SingleOrDefaultAsync<Follower>(ByKey, new { key = link.Key }, ct) is not { } follower
        )
            return null;
        if (purpose == LinkPurpose.Confirm == (follower.ConfirmedAt is not null))
            return null; // confirmed once, and never before the mails that follow
        if (purpose == LinkPurpose.Answer && await HasAnsweredAsync($"follower:{link.Key}", link.About, ct))
            return null;
        return (follower, link.About);
    }

    /// <summary>Whether it works again, from somebody who follows or has joined.</summary>
    public Task AnswerAsync(string reporter, long? personId, string reference, bool works, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                ReportAsync(
                    work,
                    new Report
                    {
                        Kind = works ? ReportKind.Works : ReportKind.Still,
                        Reporter = reporter,
                        Incident = reference,
                        PersonId = personId,
                    }
                ),
            ct
        );

    private async Task<bool> HasAnsweredAsync(string reporter, string reference, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<long>(Answered, new { reporterKey = ReporterKeyOf(reporter), reference }, ct) > 0;

    private static async Task<bool> FollowAsync(UnitOfWork work, FollowRequest wish, string key, bool isConfirmed)
    {
        var values = new
        {
            key,
            wish.Target,
            incident = wish.Incident?.Id,
            wish.Postcode,
            technology = wish.Technology?.Name(),
            wish.Email,
            emailKey = EmailNormalizer.Normalize(wish.Email),
            language = wish.Language.Code,
            wish.PersonId,
            work.Now,
            confirmed = isConfirmed ? work.Now : (DateTimeOffset?)null,
        };
        return await work.SingleOrDefaultAsync<long?>(Follow, values) is not null;
    }

    private static string Base64(byte[] bytes) => Microsoft.AspNetCore.WebUtilities.Base64UrlTextEncoder.Encode(bytes);
}

/// <summary>The wish to be told: of one incident, or of a postcode.</summary>
public sealed record FollowRequest
{
    public required string Email { get; init; }

    public required Language Language { get; init; }

    public Incident? Incident { get; init; }

    /// <summary>In plain form.</summary>
    public string? Postcode { get; init; }

    public Technology? Technology { get; init; }

    public long? PersonId { get; init; }

    /// <summary>What is followed, in the reader's words.</summary>
    public string About => Incident is { } incident ? incident.Title.For(Language).Text : Postcode ?? "";

    /// <summary>One for each thing that can be followed.</summary>
    public string Target => Incident is { } incident ? $"incident:{incident.Reference}" : $"area:{Postcode}/{Technology?.Name()}";
}
