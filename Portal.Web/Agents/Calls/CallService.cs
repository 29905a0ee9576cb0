using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Agents.Calls;

/// <summary>
/// Files what a customer says on the telephone, as if they had written it: the same promise, the same receipt. Who looked for whom is
/// written down.
/// </summary>
public sealed class CallService(Database db, ICustomers customers, TicketService tickets, TicketOptions options)
{
    /// <summary>More than these are no answer to give on the telephone: a further word of the name is needed.</summary>
    public const int MaxFound = 20;

    public async Task<Answer<IReadOnlyList<Customer>>> FindAsync(Me me, string text, CancellationToken ct)
    {
        var answer = await customers.SearchAsync(text, MaxFound, ct);
        var shown = answer.Has(out var found) ? found.Select(c => c.Number) : [];
        await db.WriteAsync(work => work.AuditAsync(me.Target, "customers.searched", "queue", string.Join(' ', shown)), ct);
        return answer;
    }

    /// <summary>Of two that are sent with the same form the second is the first.</summary>
    public Task<Ticket> FileAsync(Me me, Call call, CancellationToken ct)
    {
        var mail = EmailAddress.Canonical(call.Email);
        var isOnFile = new[] { call.Customer.Email, call.Customer.SecondEmail }.Any(known =>
            known is not null && EmailAddress.Key(known) == EmailAddress.Key(mail)
        );
        return tickets.OpenAsync(
            new NewTicket
            {
                FormKey = call.Key,
                Type = call.Type,
                Topic = call.Topic,
                Fields = call.Type == TicketType.Fault ? new Dictionary<string, string> { ["extent"] = call.Extent } : [],
                Subject = call.Subject,
                Text = call.Text,
                Name = call.Name,
                Email = mail,
                IsEmailConfirmed = isOnFile,
                ReceiptsPerHour = isOnFile ? null : options.MailsPerHour,
                Phone = call.Phone,
                Language = call.Language,
                Channel = Channel.Phone,
                CustomerNumber = call.Customer.Number,
                ServiceNumber = call.Service?.Number,
                Broken = call.Type == TicketType.Fault ? Broken(call) : null,
                Actor = me.Target,
            },
            ct
        );
    }

    private static Status.Report Broken(Call call) =>
        new()
        {
            Kind = Status.ReportKind.Ticket,
            Reporter = $"customer:{call.Customer.Number}",
            Node = call.Service?.Node,
            Postcode = call.Service?.Address.Postcode,
            Technology = call.Service?.Technology ?? Technology.Unknown,
        };
}

/// <summary>A call as it was written down, checked.</summary>
public sealed record Call
{
    public required string Key { get; init; }

    public required Customer Customer { get; init; }

    public Service? Service { get; init; }

    public required TicketType Type { get; init; }

    public required string Topic { get; init; }

    public string Extent { get; init; } = TicketForms.Unknown;

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public string Phone { get; init; } = "";

    public required string Language { get; init; }
}
