using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Demonstration;

/// <summary>
/// A dozen made-up requests in telling situations, to try the help desk with. They are made once, in development only, where the made-up
/// customers are; their file is not published.
/// </summary>
public sealed class DemonstrationTickets(Database db, ProviderOptions options)
{
    private const string Exists = "select count(*) from ticket where form_key >= 'demonstration-' and form_key < 'demonstration.'";

    private const string Insert = """
        insert into ticket (reference, form_key, type, topic, state, state_changed_at, waiting_for, level, skill, priority, severity,
            priority_reason, assignee_id, person_id, customer_number, language, channel,
            subject, name, email, email_confirmed_at, phone, opened_at, changed_at, first_reply_due, first_reply_at, next_update_due,
                deadline_at, expected_at, delay_reason, paused_at, resolved_at, reopen_count, version)
        values (@reference, @formKey, @Type, @Topic, @State, @opened, @WaitingFor, @Level, @Skill, @Priority, @Severity,
            'Agents.Demonstration', (select id from person where key = @assignee),
            (select id from person where customer_number = @customer), @customer, @Language, 'Web', @Subject, @Name, @email, @proven, '',
                @opened, @opened, @due, @replied, @due, @deadline, @expected, '', @paused,
            @resolved, @ReopenCount, 1)
        returning id
        """;

    private const string AddStep =
        "insert into attempted_step (ticket_id, at, kind, step, result) values (@id, @opened, 'said', @step, '')";

    private const string Offer = """
        insert into handover (ticket_id, from_level, to_level, reason, summary, steps, results, impact, promise, offered_at, offered_by,
            accept_by, return_reason)
        values (@id, @Level, @to, 'person', @Summary, @Steps, @Results, @Impact, @Promise, @Now, (select id from person
        where key = @assignee), @by, '')
        """;

    // Accounts to try things with are made when somebody first asks for them, mostly after the tickets.
    private const string Assign = """
        update ticket set assignee_id = (select id from person where key = @assignee)
        where form_key = @formKey and assignee_id is null and version = 1
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    internal static string File => Path.Combine(AppContext.BaseDirectory, "Agents", "Demonstration", "tickets.json");

    /// <summary>Brings them in; called at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration || !System.IO.File.Exists(File))
            return;
        var exist = await db.SingleOrDefaultAsync<long>(Exists, ct: ct) > 0;
        var tickets = JsonSerializer.Deserialize<List<DemonstrationTicket>>(await System.IO.File.ReadAllTextAsync(File, ct), Json)!;
        await db.WriteAsync(
            async work =>
            {
                foreach (var (number, ticket) in tickets.Index())
                    if (exist)
                        await work.ExecuteAsync(
                            Assign,
                            new { formKey = $"demonstration-{number}", assignee = $"demonstration-{ticket.Assignee}" }
                        );
                    else
                        await AddAsync(work, number, ticket);
                if (!exist)
                    await work.AuditAsync("system", "demonstration-tickets.created", "queue");
            },
            ct
        );
    }

    private static async Task AddAsync(UnitOfWork work, int number, DemonstrationTicket given)
    {
        var (opened, due, assignee) = (
            work.Now.AddHours(-given.OpenedHoursAgo),
            work.Now.AddMinutes(given.DueInMinutes),
            $"demonstration-{given.Assignee}"
        );
        var id = await work.SingleAsync<long>(
            Insert,
            new
            {
                reference = TicketReference.New(),
                formKey = $"demonstration-{number}",
                Type = $"{given.Type}",
                given.Topic,
                State = $"{given.State}",
                WaitingFor = given.WaitingFor?.ToString() ?? (given.PausedHoursAgo is null ? null : "Customer"),
                given.Level,
                Skill = $"{given.Skill}",
                given.Priority,
                Severity = $"{given.Severity}",
                assignee,
                customer = given.Customer is { } typed ? CustomerNumber.Read(typed) : null,
                given.Language,
                given.Subject,
                given.Name,
                email = $"demo.request{number}@example.com",
                proven = given.Customer is null ? null : (DateTimeOffset?)opened,
                opened,
                due,
                replied = given.Reply is null ? null : (DateTimeOffset?)opened.AddHours(1),
                deadline = given.DeadlineInHours is { } left ? work.Now.AddHours(left) : (DateTimeOffset?)null,
                expected = given.ExpectedInHours is { } hours ? work.Now.AddHours(hours) : (DateTimeOffset?)null,
                paused = given.PausedHoursAgo is { } ago ? work.Now.AddHours(-ago) : (DateTimeOffset?)null,
                resolved = given.ResolvedHoursAgo is { } since ? work.Now.AddHours(-since) : (DateTimeOffset?)null,
                given.ReopenCount,
            }
        );
        await work.EntryAsync(id, new NewEntry(EntryKind.Opened, Side.Customer, true) { Name = given.Name, Text = given.Text });
        if (given.Reply is { } reply)
            await work.EntryAsync(id, new NewEntry(EntryKind.Reply, Side.Agent, true) { Name = "Demonstration", Text = reply });
        if (given.Note is { } note)
            await work.EntryAsync(id, new NewEntry(EntryKind.Note, Side.Agent, false) { Name = "Demonstration", Text = note });
        foreach (var step in given.AttemptedSteps)
            await work.ExecuteAsync(
                AddStep,
                new
                {
                    id,
                    opened,
                    step,
                }
            );
        if (given.Handover is { } handover)
            await work.ExecuteAsync(
                Offer,
                new
                {
                    id,
                    given.Level,
                    to = given.Level + 1,
                    handover.Summary,
                    handover.Steps,
                    handover.Results,
                    handover.Impact,
                    handover.Promise,
                    work.Now,
                    assignee,
                    by = work.Now.AddHours(2),
                }
            );
    }
}
