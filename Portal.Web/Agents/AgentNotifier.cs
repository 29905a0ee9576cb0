using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>A time of a ticket that an agent has to know of.</summary>
public sealed record SlaWarning(Ticket Ticket, DateTimeOffset At);

/// <summary>
/// Writes to agents about what cannot wait until they look: who has a ticket, and for tickets that nobody has those who
/// supervise. One mail for all that came up at once, in the language of its reader, with references and times and nothing else: mailboxes
/// are not the place for what customers wrote.
/// </summary>
public sealed class AgentNotifier(Texts texts, FriendlyTime time, Outbox outbox, SiteUrls address, SiteLinks links)
{
    private const string Working = """
        select p.id, p.email, p.language, r.role from person p join person_role r on r.person_id = p.id
        where p.locked_at is null and r.role in ('Agent1', 'Agent2', 'Agent3', 'Supervisor') order by p.id
        """;

    /// <summary>Promises and days of the law that are about to pass.</summary>
    public async Task NotifyDueAsync(UnitOfWork work, IReadOnlyList<SlaWarning> matters)
    {
        if (matters.Count == 0)
            return;
        var people = (await work.ListAsync<Recipient>(Working)).ToLookup(p => p.Id);
        foreach (
            var mine in matters
                .SelectMany(m => Readers(people, m.Ticket.AssigneeId).Select(reader => (Reader: reader, Matter: m)))
                .GroupBy(m => m.Reader.Id)
        )
            await WriteAsync(work, mine.First().Reader, "Due", [.. mine.Select(m => m.Matter)]);
    }

    /// <summary>A handover nobody accepted in time: whoever offered it has the ticket still, and who supervises can find out why.</summary>
    public async Task NotifyExpiredAsync(UnitOfWork work, Ticket ticket, long? offeredBy)
    {
        var people = (await work.ListAsync<Recipient>(Working)).ToLookup(p => p.Id);
        foreach (var reader in Readers(people, offeredBy ?? ticket.AssigneeId).Concat(Supervisors(people)).DistinctBy(r => r.Id))
            await WriteAsync(work, reader, "Expired", [new(ticket, work.Now)]);
    }

    private static IEnumerable<Recipient> Readers(ILookup<long, Recipient> people, long? whose) =>
        whose is { } id && people[id].FirstOrDefault() is { } reader ? [reader] : Supervisors(people);

    private static IEnumerable<Recipient> Supervisors(ILookup<long, Recipient> people) =>
        people.SelectMany(p => p).Where(p => p.Role == Roles.Supervisor);

    private Task WriteAsync(UnitOfWork work, Recipient reader, string what, IReadOnlyList<SlaWarning> matters)
    {
        var localized = texts.In(Language.FromCode(reader.Language));
        var path = matters is [var only]
            ? links.In(localized.Language).Agents.Details(only.Ticket.Reference)
            : links.In(localized.Language).Agents.QueueOf("level=all");
        return outbox.MailAsync(
            work,
            new Mail
            {
                To = reader.Email,
                Language = localized.Language.Code,
                Subject = localized[$"Agents.Mail.{what}.Subject", matters is [var single] ? single.Ticket.Reference : matters.Count],
                Blocks =
                [
                    new Paragraph(localized[$"Agents.Mail.{what}.Text"]),
                    new Facts([.. matters.OrderBy(m => m.At).Select(m => new Fact(m.Ticket.Reference, time.Written(localized, m.At)))]),
                    new Button(localized["Agents.Mail.Open"], address.Absolute(path)),
                    new SmallPrint(localized["Agents.Mail.Small"]),
                ],
            }
        );
    }

    private sealed record Recipient
    {
        public required long Id { get; init; }

        public required string Email { get; init; }

        public required string Language { get; init; }

        public required string Role { get; init; }
    }
}
