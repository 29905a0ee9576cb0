using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;

namespace Portal.Tests.Plans.Notices;

/// <summary>A declaration is received once and never lost, on each database.</summary>
public abstract class NoticeReceiptTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_sent_by_many_at_once_is_one_declaration_with_one_mail()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var typed = NoticeTestHost.Typed(await host.CustomerAsync());
        var references = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Notices.ReceiveAsync(typed, Ct)));
        Assert.Single(references.Distinct());
        Assert.Single(await host.MailsToAsync(typed.Content.Email));
    }

    [Fact]
    public async Task The_same_words_from_two_tabs_are_one_declaration_and_from_another_browser_another()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var one = NoticeTestHost.Typed(await host.CustomerAsync());
        var tabs = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(n => host.Notices.ReceiveAsync(one with { FormKey = $"{one.FormKey}{n}" }, Ct))
        );
        Assert.Single(tabs.Distinct());
        var other = await host.Notices.ReceiveAsync(one with { FormKey = "another form", Sender = "another browser" }, Ct);
        Assert.NotEqual(tabs[0], other);
        data.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(tabs[0], await host.Notices.ReceiveAsync(one with { FormKey = "a day later" }, Ct));
    }

    [Fact]
    public async Task The_confirmation_says_all_that_was_declared_and_when_on_the_clocks_of_the_place()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var typed = NoticeTestHost.Typed(await host.CustomerAsync());
        typed = typed with
        {
            Content = typed.Content with
            {
                Manner = NoticeManner.Extraordinary,
                Reason = "Seit Wochen kein Internet",
                WantedOn = new DateOnly(2030, 5, 31),
            },
        };
        var notice = await host.ReceivedAsync(typed);
        var mail = Assert.Single(await host.MailsToAsync(typed.Content.Email));
        var facts = mail.Blocks.OfType<Facts>().Single().Rows.ToDictionary(f => f.Label, f => f.Value);
        Assert.True(mail.IsUrgent);
        Assert.Contains(notice.Reference, mail.Subject, StringComparison.Ordinal);
        Assert.Equal("Seit Wochen kein Internet", facts["Grund"]);
        Assert.Equal(typed.Content.Number, facts["Kundennummer, Vertragsnummer oder Anschlussnummer"]);
        Assert.Equal("31. Mai 2030", facts["Letzter Tag des Vertrags"]);
        Assert.Equal(
            host.Get<Portal.Web.Site.LocalTime>().Moment(Portal.Web.Site.Language.FromCode("de"), notice.ReceivedAt),
            facts["Eingegangen"]
        );
        Assert.Matches(@"\d\d:\d\d UTC", facts["Eingegangen"]);
    }

    [Fact]
    public async Task Too_many_confirmations_to_one_mailbox_are_not_mailed_and_the_declaration_counts_all_the_same()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var typed = NoticeTestHost.Typed(await host.CustomerAsync());
        for (var n = 0; n < 5; n++)
            Assert.True((await host.ReceivedAsync(typed with { FormKey = $"{n}", Sender = $"{n}{typed.Sender}" })).IsMailed);
        Assert.False((await host.ReceivedAsync(typed with { FormKey = "one more", Sender = $"more{typed.Sender}" })).IsMailed);
        Assert.Equal(5, (await host.MailsToAsync(typed.Content.Email)).Count);
    }

    [Fact]
    public async Task What_was_received_before_the_program_stopped_is_ordered_when_it_runs_again()
    {
        var typed = default(NewNotice)!;
        string reference;
        await using (var host = await NoticeTestHost.OpenAsync(data))
            reference = await host.Notices.ReceiveAsync(typed = NoticeTestHost.Typed(await host.CustomerAsync()), Ct);
        await using var again = await NoticeTestHost.OpenAsync(data);
        await again.RunAsync();
        Assert.Equal(NoticeState.Confirmed, (await again.ReadAsync(reference)).State);
        Assert.Single(await again.MailsToAsync(typed.Content.Email));
    }

    [Fact]
    public async Task An_order_that_was_taken_though_its_answer_was_lost_is_given_once()
    {
        string reference;
        var lost = true;
        await using (var host = await NoticeTestHost.OpenAsync(data, real => new ForgetfulOrders(real, () => lost)))
        {
            reference = await host.Notices.ReceiveAsync(NoticeTestHost.Typed(await host.CustomerAsync()), Ct);
            await host.RunAsync();
            Assert.Equal(NoticeState.Matched, (await host.ReadAsync(reference)).State);
            lost = false;
            data.Clock.Advance(TimeSpan.FromHours(1));
            await host.RunAsync();
            Assert.Equal(NoticeState.Confirmed, (await host.ReadAsync(reference)).State);
            Assert.Equal(1, await host.CountAsync("select count(*) from provider_order where external_id = @reference", new { reference }));
        }
    }

    [Fact]
    public async Task What_somebody_declared_is_in_their_copy_and_goes_with_their_account_when_it_is_over()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var me = await host.SignedInAsync(customer);
        var typed = NoticeTestHost.Typed(customer) with { PersonId = me.PersonId, CustomerNumber = customer.Number };
        var notice = await host.LedAsync(typed);
        var owner = new DataSubject(me.PersonId, me.Key, customer.Number);
        var row = Assert.Single(Assert.Single(await host.OwnData.ReadAsync(owner, Ct)).Rows);
        Assert.Equal((notice.Reference, notice.Name), (row["reference"], row["name"]));
        await data.Database.WriteAsync(work => host.OwnData.EraseAsync(work, owner), Ct);
        Assert.Equal(notice.Name, (await host.ReadAsync(notice.Reference)).Name); // the contract has not ended
        await host.Get<Portal.Web.Provider.Embedded.OrderFulfilment>().RunAsync(notice.EndsOn!.Value, Ct);
        data.Clock.Advance(TimeSpan.FromHours(2));
        await host.RunAsync();
        var erased = await host.ReadAsync(notice.Reference);
        Assert.Equal(("", "", "", (long?)null), (erased.Name, erased.Email, erased.Number, erased.PersonId));
    }

    /// <summary>An order system that takes an order, and whose answer does not arrive.</summary>
    private sealed class ForgetfulOrders(IOrders real, Func<bool> isLost) : IOrders
    {
        public async Task<Answer<Order>> SubmitAsync(OrderRequest order, CancellationToken ct)
        {
            var answer = await real.SubmitAsync(order, ct);
            return isLost() ? Answer.Failed<Order>(mayRetry: true) : answer;
        }

        public Task<Answer<Order>> FindAsync(string externalId, CancellationToken ct) => real.FindAsync(externalId, ct);

        public Task<Answer<IReadOnlyList<Order>>> ListAsync(string customer, CancellationToken ct) => real.ListAsync(customer, ct);

        public Task<Answer<Order>> CancelAsync(string externalId, CancellationToken ct) => real.CancelAsync(externalId, ct);
    }

    public sealed class OnSqlite(SqliteFixture data) : NoticeReceiptTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : NoticeReceiptTests(data), IClassFixture<PostgresFixture>;
}
