using Portal.Tests.Data;
using Portal.Web.Messages;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>What customers may rely on, on each database.</summary>
public abstract class TicketServiceTests(DatabaseFixture data)
{
    private static readonly TicketActor Guest = new(null, "Customer at home", "guest");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_was_filed_has_its_history_its_receipt_and_its_audit_row()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var ticket = await host.FileAsync();
        Assert.Equal(
            ticket.Reference,
            TicketReference.Read(ticket.Reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))
        );
        Assert.Equal(
            (TicketState.Acknowledged, Severity.Total, 2, Skill.Technical, 1),
            (ticket.State, ticket.Severity, ticket.Priority, ticket.Skill, ticket.Level)
        );
        Assert.True(ticket.NextUpdateDue > ticket.OpenedAt && ticket.FirstReplyDue > ticket.OpenedAt);
        var moment = Assert.Single(await host.MomentsAsync(ticket));
        Assert.Equal((EntryKind.Opened, "All lights are green."), (moment.Kind, moment.Text));
        var mail = Assert.Single(await host.MailsAboutAsync(ticket));
        Assert.Equal(("customer@example.org", "de"), (mail.To, mail.Language));
        // nobody knows whose address it is
        Assert.DoesNotContain("All lights are green.", $"{string.Join(' ', mail.Blocks)}", StringComparison.Ordinal);
        Assert.Equal(
            1,
            await host.CountAsync(
                "select count(*) from audit where action = 'ticket.opened' and target = @target",
                new { target = $"ticket:{ticket.Reference}" }
            )
        );
        Assert.Equal(
            1,
            await host.CountAsync(
                "select count(*) from ticket_field where ticket_id = @Id and name = 'extent' and value = 'all'",
                new { ticket.Id }
            )
        );
        Assert.Equal(
            1,
            await host.CountAsync("select count(*) from attempted_step where ticket_id = @Id and step = 'no-internet'", new { ticket.Id })
        );
    }

    [Fact]
    public async Task A_receipt_to_an_address_that_is_known_to_be_the_writers_says_what_they_wrote()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var ticket = await host.Service.OpenAsync(
            TicketTestHost.Filed(personId: await host.PersonAsync()) with
            {
                IsEmailConfirmed = true,
            },
            Ct
        );
        Assert.Equal(ticket.OpenedAt, ticket.EmailConfirmedAt);
        var mail = Assert.Single(await host.MailsAboutAsync(ticket));
        Assert.Contains(
            "All lights are green.",
            string.Concat(mail.Blocks.OfType<SmallPrint>().Select(b => b.Text)),
            StringComparison.Ordinal
        );
        Assert.Contains(mail.Blocks.OfType<Facts>().Single().Rows, f => f.Value == "No internet since noon");
    }

    [Fact]
    public async Task A_form_that_is_sent_many_times_at_once_files_one_request_and_one_receipt()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var filed = TicketTestHost.Filed();
        var tickets = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => host.Service.OpenAsync(filed, Ct)));
        Assert.Single(tickets.Select(t => t.Reference).Distinct());
        Assert.Single(await host.MomentsAsync(tickets[0]));
        Assert.Single(await host.MailsAboutAsync(tickets[0]));
    }

    [Fact]
    public async Task What_somebody_writes_differently_the_second_time_is_added_once()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var filed = TicketTestHost.Filed();
        var ticket = await host.Service.OpenAsync(filed, Ct);
        var repeats = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => host.Service.OpenAsync(filed with { Text = "One light is red after all." }, Ct))
        );
        Assert.All(repeats, r => Assert.Equal(ticket.Id, r.Id));
        Assert.Equal(["All lights are green.", "One light is red after all."], (await host.MomentsAsync(ticket)).Select(m => m.Text));
    }

    [Fact]
    public async Task The_key_of_somebody_elses_form_opens_nothing_of_theirs()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var filed = TicketTestHost.Filed(personId: await host.PersonAsync());
        var first = await host.Service.OpenAsync(filed, Ct);
        Assert.NotEqual(first.Id, (await host.Service.OpenAsync(filed with { PersonId = await host.PersonAsync() }, Ct)).Id);
        Assert.NotEqual(first.Id, (await host.Service.OpenAsync(filed with { PersonId = null }, Ct)).Id);
    }

    [Fact]
    public async Task A_reply_ends_the_wait_and_the_clock_goes_on_with_what_was_left()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var ticket = await host.FileAsync();
        await host.SetAsync(
            ticket,
            "state = 'Pending', waiting_for = 'Customer', paused_at = @at",
            values: new { at = data.Clock.GetUtcNow() }
        );
        var asked = await host.ReadAsync(ticket);
        var left = host.Levels.Between(asked.PausedAt!.Value, asked.NextUpdateDue);
        data.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await host.Service.ReplyAsync(ticket, Guest, "The serial number is 4711.", new(IdempotencyKey.New()), Ct));
        var now = await host.ReadAsync(ticket);
        Assert.Equal((TicketState.InProgress, null, null), (now.State, now.PausedAt, now.WaitingFor));
        Assert.Equal(host.Levels.Add(now.ChangedAt, left), now.NextUpdateDue);
    }

    [Fact]
    public async Task A_reply_changes_nothing_of_what_was_promised_while_the_clock_runs()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var ticket = await host.FileAsync(TicketType.Complaint);
        data.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await host.Service.ReplyAsync(ticket, Guest, "One thing more.", new(IdempotencyKey.New()), Ct));
        var now = await host.ReadAsync(ticket);
        Assert.NotNull(now.DeadlineAt);
        Assert.Equal(
            (ticket.State, ticket.NextUpdateDue, ticket.FirstReplyDue, ticket.DeadlineAt),
            (now.State, now.NextUpdateDue, now.FirstReplyDue, now.DeadlineAt)
        );
    }

    [Fact]
    public async Task A_reply_that_is_sent_twice_counts_once()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var ticket = await host.FileAsync();
        var key = IdempotencyKey.New();
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Service.ReplyAsync(ticket, Guest, "Once.", new(key), Ct))),
            refused => Assert.Null(refused)
        );
        Assert.Equal(2, (await host.MomentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task What_was_closed_is_opened_again_by_a_word_for_two_weeks_and_not_after()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var ticket = await host.FileAsync();
        Assert.Null(await host.Service.CloseAsync(ticket, Guest, "", Ct));
        Assert.Null(await host.Service.CloseAsync(ticket, Guest, "", Ct));
        var closed = await host.ReadAsync(ticket);
        Assert.Equal((TicketState.Closed, false), (closed.State, closed.IsOpen));
        data.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Null(await host.Service.ReplyAsync(ticket, Guest, "It is gone again.", new(IdempotencyKey.New()), Ct));
        var again = await host.ReadAsync(ticket);
        Assert.Equal((TicketState.InProgress, 1, true), (again.State, again.ReopenCount, again.IsOpen));
        Assert.True(again.NextUpdateDue > data.Clock.GetUtcNow());
        Assert.Null(await host.Service.CloseAsync(ticket, Guest, "", Ct));
        data.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(TicketRefusal.TooLate, await host.Service.ReplyAsync(ticket, Guest, "And again.", new(IdempotencyKey.New()), Ct));
        var followed = await host.Service.OpenAsync(TicketTestHost.Filed() with { FollowsId = ticket.Id }, Ct);
        Assert.Equal(ticket.Id, followed.FollowsId);
    }

    [Fact]
    public async Task What_was_merged_takes_no_reply_and_says_so()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (survivor, ticket) = (await host.FileAsync(), await host.FileAsync());
        await host.SetAsync(ticket, "state = 'Rejected', merged_into_id = @Id", values: new { survivor.Id });
        Assert.Equal(TicketRefusal.Merged, await host.Service.ReplyAsync(ticket, Guest, "Hello?", new(IdempotencyKey.New()), Ct));
        Assert.Equal("Tickets.State.Merged", (await host.ReadAsync(ticket)).CustomerState());
    }

    [Fact]
    public async Task The_question_how_it_was_is_answered_once_for_each_time_it_was_closed()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var survey = host.Get<SurveyService>();
        var ticket = await host.FileAsync();
        Assert.False(await survey.SubmitAsync(ticket, 5, "", "", null, Ct));
        await host.Service.CloseAsync(ticket, Guest, "", Ct);
        var secret = (await host.MailsAboutAsync(ticket))
            .SelectMany(m => m.Blocks)
            .OfType<Button>()
            .Select(b => b.Address)
            .Single(a => a.Contains("/tickets/survey?token=", StringComparison.Ordinal))
            .Split('=')[1];
        Assert.Equal(ticket.Id, (await survey.FindByLinkAsync(secret, Ct))!.Id);
        Assert.True(await survey.SubmitAsync(ticket, 4, "Quick.", "", secret, Ct));
        Assert.False(await survey.SubmitAsync(ticket, 1, "", "", secret, Ct));
        Assert.False(await survey.SubmitAsync(ticket, 1, "", "", null, Ct));
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Service.ReplyAsync(ticket, Guest, "No.", new(IdempotencyKey.New()), Ct);
        await host.Service.CloseAsync(ticket, Guest, "", Ct);
        Assert.Single(
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => survey.SubmitAsync(ticket, 2, "", "", null, Ct))),
            answered => answered
        );
    }

    [Fact]
    public async Task An_article_counts_as_having_helped_only_while_its_reader_does_not_come_back()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (deflection, begun) = (host.Get<Deflection>(), data.Clock.GetUtcNow().AddSeconds(-1));
        await deflection.SolvedAsync("no-internet", "en", "Fault", null, "one browser", Ct);
        await deflection.SolvedAsync("no-internet", "en", "Fault", null, "another browser", Ct);
        var person = await host.PersonAsync();
        await deflection.SolvedAsync("no-internet", "en", "Fault", person, null, Ct);
        Assert.Equal(0, await deflection.CountAsync(begun, data.Clock.GetUtcNow(), Ct));
        data.Clock.Advance(TimeSpan.FromDays(6));
        await host.Service.OpenAsync(TicketTestHost.Filed() with { Visitor = Deflection.VisitorOf("one browser") }, Ct);
        data.Clock.Advance(TimeSpan.FromDays(2));
        await host.Service.OpenAsync(TicketTestHost.Filed(personId: person), Ct);
        Assert.Equal(2, await deflection.CountAsync(begun, data.Clock.GetUtcNow(), Ct));
    }

    [Fact]
    public async Task Notes_never_show_even_when_somebody_marked_them_as_public()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var person = await host.PersonAsync();
        var ticket = await host.FileAsync(personId: person);
        foreach (var kind in new[] { EntryKind.Note, EntryKind.Assignment, EntryKind.Priority })
            await host.SetAsync(
                ticket,
                "delay_reason = delay_reason",
                new NewEntry(kind, Side.Agent, true) { Name = "Agent", Text = "difficult customer" }
            );
        await host.SetAsync(
            ticket,
            "delay_reason = delay_reason",
            new NewEntry(EntryKind.Reply, Side.Agent, false) { Name = "Agent", Text = "difficult customer" }
        );
        Assert.DoesNotContain(await host.MomentsAsync(ticket), m => m.Text.Contains("difficult", StringComparison.Ordinal));
        var copy = await host.OwnData.ReadAsync(new(person, "key", null), Ct);
        Assert.DoesNotContain(
            copy.SelectMany(t => t.Rows).SelectMany(r => r.Values),
            v => v?.Contains("difficult", StringComparison.Ordinal) == true
        );
        Assert.Contains(copy.SelectMany(t => t.Rows).SelectMany(r => r.Values), v => v == "All lights are green.");
    }

    [Fact]
    public async Task Of_an_erased_account_the_requests_stay_without_name_words_and_address()
    {
        await using var host = await TicketTestHost.OpenAsync(data);
        var (person, other) = (await host.PersonAsync(), await host.PersonAsync());
        var (ticket, kept) = (await host.FileAsync(personId: person), await host.FileAsync(personId: other));
        await data.Database.WriteAsync(work => host.OwnData.EraseAsync(work, new(person, "key", null)), Ct);
        var erased = await host.ReadAsync(ticket);
        Assert.Equal(
            ("", "", TicketState.Cancelled, ticket.Type, ticket.OpenedAt),
            (erased.Name, erased.Phone, erased.State, erased.Type, erased.OpenedAt)
        );
        Assert.EndsWith("@erased.invalid", erased.Email, StringComparison.Ordinal);
        Assert.All(await host.MomentsAsync(ticket), m => Assert.Equal(("", ""), (m.Text, m.Name)));
        Assert.Equal(0, await host.CountAsync("select count(*) from attempted_step where ticket_id = @Id", new { ticket.Id }));
        Assert.Equal("customer@example.org", (await host.ReadAsync(kept)).Email);
    }
}

public sealed class TicketServiceOnSqliteTests(SqliteFixture data) : TicketServiceTests(data), IClassFixture<SqliteFixture>;

public sealed class TicketServiceOnPostgresTests(PostgresFixture data) : TicketServiceTests(data), IClassFixture<PostgresFixture>;
