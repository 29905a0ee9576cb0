using Portal.Tests.Data;
using Portal.Web.Messages;
using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Plans.Notices;

/// <summary>What becomes of a declaration after it was received, on each database.</summary>
public abstract class NoticeProcessorTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_and_number_that_fit_one_contract_end_it_with_notice_and_its_customer_is_told_where_they_are_known()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var typed = NoticeTestHost.Typed(customer);
        typed = typed with { Content = typed.Content with { Name = "mueller, CUSTOMER who leaves" } };
        var notice = await host.LedAsync(typed);
        Assert.Equal((NoticeState.Confirmed, customer.Number), (notice.State, notice.CustomerNumber));
        Assert.Equal(host.Today.AddDays(30), notice.EndsOn);
        Assert.Single(await host.MailsToAsync(typed.Content.Email)); // the confirmation of receipt and no more
        var told = Assert.Single(await host.MailsToAsync(customer.Email!));
        Assert.Contains(told.Blocks.OfType<Facts>().SelectMany(f => f.Rows), f => f.Value == notice.Reference);
        Assert.Equal(1, await host.CountAsync("select count(*) from provider_order where external_id = @Reference", notice));
    }

    [Fact]
    public async Task When_the_day_has_come_the_contract_is_over()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var notice = await host.LedAsync(NoticeTestHost.Typed(await host.CustomerAsync()));
        await host.Get<OrderFulfilment>().RunAsync(notice.EndsOn!.Value, Ct);
        data.Clock.Advance(TimeSpan.FromHours(2));
        await host.RunAsync();
        Assert.Equal(NoticeState.Ended, (await host.ReadAsync(notice.Reference)).State);
        Assert.Null((await host.ReadAsync(notice.Reference)).NextStepAt);
    }

    [Theory]
    [InlineData("KD999999999", null)]
    [InlineData(null, "Somebody else")]
    public async Task What_fits_no_contract_becomes_a_request_for_the_help_desk_of_which_no_mail_tells(string? number, string? name)
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var typed = NoticeTestHost.Typed(await host.CustomerAsync());
        typed = typed with { Content = typed.Content with { Number = number ?? typed.Content.Number, Name = name ?? typed.Content.Name } };
        var notice = await host.LedAsync(typed);
        Assert.Equal((NoticeState.NeedsReview, ReviewReason.Unknown), (notice.State, notice.Review));
        Assert.Equal(1, await host.CountAsync("select count(*) from ticket where id = @TicketId and topic = 'end'", notice));
        Assert.Equal(
            1,
            await host.CountAsync(
                "select count(*) from ticket_entry where ticket_id = @TicketId and kind = 'Note' and is_public = @no",
                new { notice.TicketId, no = false }
            )
        );
        Assert.Single(await host.MailsToAsync(typed.Content.Email));
    }

    [Fact]
    public async Task Of_several_contracts_a_person_asks_which_and_a_line_that_is_named_is_the_one()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync(n => host.Line(n), n => host.Line(n));
        var typed = NoticeTestHost.Typed(customer);
        Assert.Equal(ReviewReason.Several, (await host.LedAsync(typed)).Review);
        var named = NoticeTestHost.Typed(customer);
        named = named with { Content = named.Content with { Number = $"{customer.Number}-L2" } };
        Assert.Equal($"{customer.Number}L2", (await host.LedAsync(named)).ServiceNumber);
    }

    [Fact]
    public async Task A_serious_reason_is_judged_by_people()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var typed = NoticeTestHost.Typed(await host.CustomerAsync());
        typed = typed with { Content = typed.Content with { Manner = NoticeManner.Extraordinary, Reason = "No line for weeks" } };
        Assert.Equal(ReviewReason.Cause, (await host.LedAsync(typed)).Review);
    }

    [Fact]
    public async Task A_second_declaration_about_a_contract_that_ends_is_for_people()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var first = await host.ReceivedAsync(NoticeTestHost.Typed(customer));
        var second = await host.ReceivedAsync(NoticeTestHost.Typed(customer));
        await host.RunAsync();
        Assert.Equal(NoticeState.Confirmed, (await host.ReadAsync(first.Reference)).State);
        Assert.Equal(ReviewReason.Ending, (await host.ReadAsync(second.Reference)).Review);
    }

    [Theory]
    [InlineData(14, NoticeState.Ended)]
    [InlineData(15, NoticeState.NeedsReview)]
    public async Task A_withdrawal_counts_within_fourteen_days_and_later_it_is_received_and_explained(int days, NoticeState state)
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync(n => host.Line(n, started: host.Today.AddDays(-days)));
        var notice = await host.LedAsync(NoticeTestHost.Typed(customer, NoticeKind.Withdraw));
        if (state == NoticeState.Ended)
        {
            Assert.Equal(NoticeState.Confirmed, notice.State);
            await host.Get<OrderFulfilment>().RunAsync(host.Today, Ct);
            data.Clock.Advance(TimeSpan.FromHours(2));
            await host.RunAsync();
            notice = await host.ReadAsync(notice.Reference);
        }

        Assert.Equal(state, notice.State);
        Assert.Equal(state == NoticeState.Ended ? null : ReviewReason.Late, notice.Review);
        Assert.Equal(state == NoticeState.Ended ? 0 : 1, await host.CountAsync("select count(*) from ticket where id = @TicketId", notice));
    }

    [Fact]
    public async Task A_line_that_is_not_switched_on_yet_can_be_withdrawn_from()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync(n => host.Line(n, ServiceState.PendingActive, host.Today.AddDays(40)));
        Assert.Equal(NoticeState.Confirmed, (await host.LedAsync(NoticeTestHost.Typed(customer, NoticeKind.Withdraw))).State);
    }

    [Fact]
    public async Task Two_nodes_at_once_take_each_step_once()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var known = await host.ReceivedAsync(NoticeTestHost.Typed(customer));
        var stranger = NoticeTestHost.Typed(customer);
        var unknown = await host.ReceivedAsync(stranger with { Content = stranger.Content with { Name = "Nobody" } });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.RunAsync()));
        Assert.Single(await host.MailsToAsync(customer.Email!));
        Assert.Equal(1, await host.CountAsync("select count(*) from provider_order where external_id = @Reference", known));
        var read = await host.ReadAsync(unknown.Reference);
        Assert.Equal(1, await host.CountAsync("select count(*) from ticket_entry where ticket_id = @TicketId and kind = 'Note'", read));
    }

    [Fact]
    public async Task A_customer_who_stays_keeps_the_contract_and_is_told()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var me = await host.SignedInAsync(customer);
        var notice = await host.LedAsync(NoticeTestHost.Typed(customer));
        Assert.Null(await host.Notices.StayAsync(me, notice.Reference, host.Today, Ct));
        Assert.Null(await host.Notices.StayAsync(me, notice.Reference, host.Today, Ct)); // touched twice
        await host.RunAsync();
        Assert.Equal(NoticeState.Stayed, (await host.ReadAsync(notice.Reference)).State);
        var line = Assert.Single((await host.Get<IServices>().ListAsync(customer.Number, Ct)).Value!);
        Assert.Equal((ServiceState.Active, (DateOnly?)null), (line.State, line.EndsOn));
        Assert.Equal(2, (await host.MailsToAsync(customer.Email!)).Count);
    }

    [Fact]
    public async Task Nobody_stays_after_the_last_day_or_with_somebody_elses_contract()
    {
        await using var host = await NoticeTestHost.OpenAsync(data);
        var customer = await host.CustomerAsync();
        var notice = await host.LedAsync(NoticeTestHost.Typed(customer));
        var stranger = await host.SignedInAsync(await host.CustomerAsync());
        Assert.Equal(StayRefusal.NotFound, await host.Notices.StayAsync(stranger, notice.Reference, host.Today, Ct));
        var me = await host.SignedInAsync(customer);
        Assert.Equal(StayRefusal.TooLate, await host.Notices.StayAsync(me, notice.Reference, notice.EndsOn!.Value, Ct));
        Assert.Equal(NoticeState.Confirmed, (await host.ReadAsync(notice.Reference)).State);
    }

    public sealed class OnSqlite(SqliteFixture data) : NoticeProcessorTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : NoticeProcessorTests(data), IClassFixture<PostgresFixture>;
}
