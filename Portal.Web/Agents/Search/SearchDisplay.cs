using Portal.Search;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Web.Agents.Search;

/// <summary>Reads what the results show of the records that were found, and marks in it what was looked for.</summary>
public sealed class SearchDisplay(
    TicketTexts texts,
    AttachedText files,
    CustomerDirectory customers,
    IncidentReader incidents,
    ReplyRecords replies
)
{
    private const int Length = 200;

    /// <summary>Those that are no tickets and are still there, ready replies with their language.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, long Id), string>> ExistingAsync(IEnumerable<RecordHit> hits, CancellationToken ct)
    {
        var ids = hits.Select(h => (h.Kind, h.Id)).Distinct().ToLookup(h => h.Kind, h => h.Id);
        var there = new Dictionary<(string, long), string>();
        if (ids[RecordKinds.Customer].Any())
            foreach (var id in await customers.ExistingAsync([.. ids[RecordKinds.Customer]], ct))
                there[(RecordKinds.Customer, id)] = "";
        if (ids[RecordKinds.Incident].Any())
            foreach (var id in await incidents.ExistingAsync([.. ids[RecordKinds.Incident]], ct))
                there[(RecordKinds.Incident, id)] = "";
        if (ids[RecordKinds.Reply].Any())
            foreach (var reply in await replies.ListAsync([.. ids[RecordKinds.Reply]], ct))
                there[(RecordKinds.Reply, reply.Id)] = reply.Language;
        return there;
    }

    public async Task<IReadOnlyList<FoundRecord>> ShowAsync(
        IReadOnlyList<RecordHit> hits,
        IReadOnlyDictionary<long, FoundTicket> tickets,
        RecordQueryParts parts,
        Language reader,
        CancellationToken ct
    )
    {
        var ids = hits.ToLookup(h => h.Kind, h => h.Id);
        var written = ids[RecordKinds.Ticket].Any() ? await texts.ReadAsync([.. ids[RecordKinds.Ticket]], ct) : null;
        var shown = new Dictionary<(string, long), FoundRecord>();
        foreach (var id in ids[RecordKinds.Ticket])
            shown[(RecordKinds.Ticket, id)] = await ShowAsync(tickets[id], [.. written![id]], parts, ct);
        if (ids[RecordKinds.Customer].Any())
            foreach (var customer in await customers.ReadAsync([.. ids[RecordKinds.Customer]], ct))
                shown[(RecordKinds.Customer, customer.Id)] = Show(customer, parts);
        if (ids[RecordKinds.Incident].Any())
            foreach (var incident in await incidents.ListAsync([.. ids[RecordKinds.Incident]], ct))
                shown[(RecordKinds.Incident, incident.Id)] = Show(incident, parts, reader);
        if (ids[RecordKinds.Reply].Any())
            foreach (var reply in await replies.ListAsync([.. ids[RecordKinds.Reply]], ct))
                shown[(RecordKinds.Reply, reply.Id)] = Show(reply, parts);
        return [.. hits.Select(h => shown.GetValueOrDefault((h.Kind, h.Id))).OfType<FoundRecord>()];
    }

    private async Task<FoundRecord> ShowAsync(
        FoundTicket ticket,
        IReadOnlyList<TicketText> written,
        RecordQueryParts parts,
        CancellationToken ct
    )
    {
        var language = ticket.Language;
        var best = Best(written.Select(w => (w, RecordPassage.Of(w.Text, w.Source is "file" or "field" ? "" : language, parts, Length))));
        // what a program wrote is looked at only when nobody's own words say it
        if (Marks(best.Passage) == 0)
            foreach (var file in written.Where(w => w.Type == AttachedText.Type))
            {
                var passage = RecordPassage.Of(await files.ReadAsync(file.Key, file.Type, ct), "", parts, Length);
                if (Marks(passage) > Marks(best.Passage))
                    best = (file, passage);
            }

        return new()
        {
            Kind = RecordKinds.Ticket,
            Key = ticket.Reference,
            Title = RecordPassage.Mark(ticket.Subject, language, parts),
            Language = language,
            Passage = best.Passage,
            Place = best.From is { } from && best.Passage.Count > 0 ? PlaceOf(from) : null,
            Ticket = ticket,
            At = ticket.ChangedAt,
        };
    }

    private static FoundRecord Show(ListedCustomer customer, RecordQueryParts parts)
    {
        // of what somebody told, only what was asked for: the rest stands behind the reason to look
        var told = customer
            .Emails.Concat(customer.Phones)
            .Concat(customer.Addresses)
            .Concat(customer.Lines)
            .Concat(customer.Serials)
            .Select(value => RecordPassage.Mark(value, "", parts))
            .Where(value => Marks(value) > 0)
            .ToList();
        return new()
        {
            Kind = RecordKinds.Customer,
            Key = customer.Number,
            Title = RecordPassage.Mark(customer.Name, "", parts),
            Passage = new([
                .. RecordPassage.Mark(customer.PrintedNumber ?? customer.Number, "", parts),
                .. told.SelectMany(value => value.Prepend(new(" · ", false))),
            ]),
            At = customer.ChangedAt,
        };
    }

    private static FoundRecord Show(Incident incident, RecordQueryParts parts, Language reader)
    {
        var title = incident.Title.For(reader);
        var best = Best(
            incident.Updates.Select(u => u.Text.For(reader)).Select(u => (u, RecordPassage.Of(u.Text, u.Language, parts, Length)))
        );
        return new()
        {
            Kind = RecordKinds.Incident,
            Key = incident.Reference,
            Title = title.Text == "" ? MarkedText.Plain(incident.Reference) : RecordPassage.Mark(title.Text, title.Language, parts),
            Language = title.Language,
            Passage = best.Passage,
            State = $"{incident.State}",
            At = incident.StartsAt,
        };
    }

    private static FoundRecord Show(ReplyRecords.Row reply, RecordQueryParts parts) =>
        new()
        {
            Kind = RecordKinds.Reply,
            Key = reply.Key,
            Title = RecordPassage.Mark(reply.Title, reply.Language, parts),
            Language = reply.Language,
            Passage = RecordPassage.Of(reply.Text, reply.Language, parts, Length),
            At = reply.ChangedAt,
        };

    private static string? PlaceOf(TicketText from) =>
        from.Source switch
        {
            "entry" => from.IsPublic ? null : "internal",
            var other => other,
        };

    private static (T? From, MarkedText Passage) Best<T>(IEnumerable<(T From, MarkedText Passage)> all) =>
        all.Select(p => ((T?)p.From, p.Passage)).DefaultIfEmpty((default, MarkedText.Empty)).MaxBy(p => Marks(p.Passage));

    private static int Marks(MarkedText text) => text.Where(r => r.Marked).Select(r => r.Text.ToUpperInvariant()).Distinct().Count();
}
