using System.Globalization;
using System.Text.Json;
using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>Tickets with every text in them, and with what their customers are recognised by.</summary>
public sealed class TicketRecords(Database db, TicketTexts texts, AttachedText files) : IRecordSource
{
    private const string All = "select count(*) from ticket";
    private const string Next = "select id from ticket where id > @after order by id limit @count";
    private const string These = $"select {Ticket.Columns} from ticket where id";

    // A ticket with many logs is found by the first of them.
    private const int MaxFileText = 256 * 1024;

    public string Kind => RecordKinds.Ticket;

    public Task<long> CountAsync(CancellationToken ct) => db.SingleOrDefaultAsync<long>(All, ct: ct);

    public Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct) =>
        db.ListAsync<long>(Next, new { after, count }, ct);

    public async Task<IReadOnlyList<IndexRecord>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var tickets = await db.ListAsync<Ticket>(
            $"{These} {db.Dialect.AnyNumberOf("@ids")}",
            new { ids = JsonSerializer.Serialize(ids) },
            ct
        );
        var written = await texts.ReadAsync(ids, ct);
        var records = new List<IndexRecord>(tickets.Count);
        foreach (var ticket in tickets)
            records.Add(Describe(ticket, [.. written[ticket.Id]], await FilesAsync(written[ticket.Id], ct)));
        return records;
    }

    private async Task<IReadOnlyList<string>> FilesAsync(IEnumerable<TicketText> written, CancellationToken ct)
    {
        var (all, length) = (new List<string>(), 0);
        foreach (var file in written.Where(w => w.Source == "file" && w.Type == AttachedText.Type))
        {
            if (length >= MaxFileText)
                break;
            var text = await files.ReadAsync(file.Key, file.Type, ct);
            length += text.Length;
            all.Add(text);
        }

        return all;
    }

    private IndexRecord Describe(Ticket ticket, IReadOnlyList<TicketText> written, IReadOnlyList<string> logs) =>
        new()
        {
            Kind = Kind,
            Id = ticket.Id,
            Texts =
            [
                new(ticket.Language, ticket.Subject, 3),
                .. written.Where(w => w.Source is "entry" or "handover" or "step").Select(w => new RecordText(ticket.Language, w.Text)),
                // names of files and what programs write are in no language
                .. written.Where(w => w.Source is "field" or "file").Select(w => new RecordText("", w.Text)),
                .. logs.Select(text => new RecordText("", text)),
            ],
            Names = [ticket.Name, ticket.Email],
            Codes =
            [
                ticket.Reference,
                .. Filled(ticket.CustomerNumber, ticket.ServiceNumber, ticket.DeviceSerial, ticket.Incident),
                .. PhoneNumber.Dialled(ticket.Phone, null),
            ],
            Fields =
            [
                new("state", $"{ticket.State}"),
                new("level", Number(ticket.Level)),
                new("priority", Number(ticket.Priority)),
                new("type", $"{ticket.Type}"),
                new("topic", ticket.Topic),
                new("language", ticket.Language),
                .. ticket.AssigneeId is { } agent ? [new RecordField("agent", Number(agent))] : Array.Empty<RecordField>(),
                .. ticket.ResolvedAt is not null && ticket.MergedIntoId is null
                    ? [new RecordField("solved", "yes")]
                    : Array.Empty<RecordField>(),
            ],
            OpenedAt = ticket.OpenedAt,
            ChangedAt = ticket.ChangedAt,
        };

    private static IEnumerable<string> Filled(params string?[] codes) => codes.Where(c => !string.IsNullOrEmpty(c)).Select(c => c!);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
