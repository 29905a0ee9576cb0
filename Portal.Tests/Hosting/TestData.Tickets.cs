using Portal.Web.Tickets;

namespace Portal.Tests.Hosting;

internal sealed partial class TestData
{
    private const string AddTicket = """
        insert into ticket (reference, type, topic, state, state_changed_at, level, skill, priority, severity, priority_reason,
            customer_number, language, channel, subject, name, email, phone, opened_at, changed_at, first_reply_due,
            next_update_due, deadline_at, delay_reason, reopen_count, version)
        values (@Reference, @type, 'outage', 'Acknowledged', @Now, @Level, 'Technical', @Priority, @severity, '', @Customer, @Language,
            'Web', @Subject, 'Customer', @Email, '', @Now, @Now, @due, @due,
            @deadline, '', @ReopenCount, 1)
        returning id
        """;

    /// <summary>A ticket that is acknowledged and not solved: a fault, unless the test says otherwise. Returns its number.</summary>
    public Task<long> OpenTicketAsync(TestTicket? ticket = null)
    {
        var given = ticket ?? new TestTicket();
        return db.WriteAsync(
            async work =>
            {
                var (type, severity, due, deadline) = (
                    $"{given.Type}",
                    $"{given.Severity}",
                    work.Now + given.Due,
                    work.Now + given.Deadline
                );
                var id = await work.SingleAsync<long>(
                    AddTicket,
                    new
                    {
                        given.Reference,
                        type,
                        given.Level,
                        given.Priority,
                        severity,
                        given.Customer,
                        given.Language,
                        given.Subject,
                        given.Email,
                        work.Now,
                        due,
                        deadline,
                        given.ReopenCount,
                    }
                );
                if (given.Text is { } words)
                    await work.EntryAsync(id, new NewEntry(EntryKind.Opened, Side.Customer, true) { Name = "Customer", Text = words });
                return id;
            },
            Ct
        );
    }

    /// <summary>What the help desk writes in a ticket that is there.</summary>
    public Task<long> AgentEntryAsync(string reference, EntryKind kind, string text, bool isPublic) =>
        db.WriteAsync(
            async work =>
            {
                var id = await work.SingleAsync<long>("select id from ticket where reference = @reference", new { reference });
                return await work.EntryAsync(id, new NewEntry(kind, Side.Agent, isPublic) { Name = "Agent", Text = text });
            },
            Ct
        );

    /// <summary>What the customer writes in a ticket that is there.</summary>
    public Task<long> CustomerReplyAsync(string reference, string text) =>
        db.WriteAsync(
            async work =>
            {
                var id = await work.SingleAsync<long>("select id from ticket where reference = @reference", new { reference });
                return await work.EntryAsync(id, new NewEntry(EntryKind.Reply, Side.Customer, true) { Name = "Customer", Text = text });
            },
            Ct
        );
}

/// <summary>A ticket as a test wants it.</summary>
internal sealed record TestTicket
{
    public string Reference { get; init; } = TicketReference.New();

    public TicketType Type { get; init; } = TicketType.Fault;

    /// <summary>What the customer wrote; null for nothing.</summary>
    public string? Text { get; init; }

    public int Level { get; init; } = 1;

    public int Priority { get; init; } = 3;

    public Severity Severity { get; init; } = Severity.Partial;

    public string? Customer { get; init; }

    public string Language { get; init; } = "de";

    public string Subject { get; init; } = "Kein Internet";

    public string Email { get; init; } = $"{Guid.NewGuid():N}@example.org";

    public TimeSpan Due { get; init; } = TimeSpan.FromHours(8);

    public TimeSpan? Deadline { get; init; }

    public int ReopenCount { get; init; }
}
