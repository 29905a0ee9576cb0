using Portal.Tests.Data;
using Portal.Tests.Provider.Billing;
using Portal.Web.Billing.NewBills;
using Portal.Web.Messages;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Billing.NewBills;

/// <summary>Who is told of a new bill, and how often, on each database.</summary>
public abstract class NewBillNotifierTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_holder_is_told_once_of_sum_day_and_reason_whoever_runs_it_and_how_often()
    {
        await using var host = await BillingTestHost.OpenAsync(data);
        await using var other = await BillingTestHost.OpenAsync(data, another: true);
        await BillingTestData.CustomerAsync(data.Database, "NEWBILL1");
        await BillingTestData.CustomerAsync(data.Database, "NEWBILL5");
        var (one, two) = (await host.HolderAsync("NEWBILL1"), await host.HolderAsync("NEWBILL5", language: "de"));
        await BillAsync("NEWBILL1", host.Today.AddMonths(-1), 3499);
        var bill = await BillAsync("NEWBILL1", host.Today, 3999);
        await BillAsync("NEWBILL5", host.Today, 3999);
        await Task.WhenAll(host.Get<NewBillNotifier>().RunAsync(Ct), other.Get<NewBillNotifier>().RunAsync(Ct));
        await host.Get<NewBillNotifier>().RunAsync(Ct);
        var mail = Assert.Single(await host.MailsToAsync(one.Email));
        Assert.Equal($"Your bill for {bill.Period.Start:MMMM yyyy}: €39.99", mail.Subject);
        var said = string.Join('\n', mail.Blocks.OfType<Paragraph>().Select(p => p.Text));
        Assert.Contains($"€39.99 is to be paid by {bill.DueOn:d MMMM yyyy}", said, StringComparison.Ordinal);
        Assert.Contains("€5.00", said, StringComparison.Ordinal);
        Assert.EndsWith($"/en/bills/{bill.Number}", Assert.Single(mail.Blocks.OfType<Button>()).Address, StringComparison.Ordinal);
        Assert.StartsWith("Ihre Rechnung", Assert.Single(await host.MailsToAsync(two.Email)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_nobody_confirmed_and_another_customer_hear_of_no_sum()
    {
        await using var host = await BillingTestHost.OpenAsync(data);
        await BillingTestData.CustomerAsync(data.Database, "NEWBILL2");
        await BillingTestData.CustomerAsync(data.Database, "NEWBILL3");
        var (unconfirmed, stranger) = (await host.HolderAsync("NEWBILL2", isConfirmed: false), await host.HolderAsync("NEWBILL3"));
        await BillAsync("NEWBILL2", host.Today, 3499);
        await host.Get<NewBillNotifier>().RunAsync(Ct);
        Assert.Empty(await host.MailsToAsync(unconfirmed.Email));
        Assert.Empty(await host.MailsToAsync(stranger.Email));
    }

    [Fact]
    public async Task A_year_of_bills_that_is_brought_in_is_told_to_nobody_and_the_days_that_count_end_exactly()
    {
        await using var host = await BillingTestHost.OpenAsync(data);
        await BillingTestData.CustomerAsync(data.Database, "NEWBILL4");
        var holder = await host.HolderAsync("NEWBILL4");
        for (var ago = 2; ago <= 12; ago++)
            await BillAsync("NEWBILL4", host.Today.AddMonths(-ago), 3499);
        await BillAsync("NEWBILL4", host.Today.AddDays(-NewBillNotifier.Days - 1), 1);
        await host.Get<NewBillNotifier>().RunAsync(Ct);
        Assert.Empty(await host.MailsToAsync(holder.Email));
        await BillAsync("NEWBILL4", host.Today.AddDays(-NewBillNotifier.Days), 3499);
        await host.Get<NewBillNotifier>().RunAsync(Ct);
        Assert.Single(await host.MailsToAsync(holder.Email));
    }

    [Fact]
    public async Task A_run_that_is_stopped_half_way_goes_on_and_more_than_one_portion_is_told()
    {
        await using var host = await BillingTestHost.OpenAsync(data);
        var holders = new List<string>();
        for (var n = 0; n < 103; n++)
        {
            await BillingTestData.CustomerAsync(data.Database, $"MANY{n}");
            if (n % 34 == 0)
                holders.Add((await host.HolderAsync($"MANY{n}")).Email);
            await BillAsync($"MANY{n}", host.Today, 3499);
        }

        using var stop = new CancellationTokenSource();
        var running = host.Get<NewBillNotifier>().RunAsync(stop.Token);
        await Until.TrueAsync(async () => await ToldAsync() > 3, () => "Nothing is told.", Ct);
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => running);
        await host.Get<NewBillNotifier>().RunAsync(Ct);
        Assert.True(await ToldAsync() >= 103);
        foreach (var holder in holders)
            Assert.Single(await host.MailsToAsync(holder));
    }

    private Task<long> ToldAsync() => data.Database.SingleOrDefaultAsync<long>("select count(*) from bill_mail", ct: Ct);

    private async Task<InvoiceDraft> BillAsync(string customer, DateOnly issued, long minor)
    {
        var draft = await BillingTestData.DraftAsync(data.Database, customer, minor);
        var start = new DateOnly(issued.Year, issued.Month, minor == 1 ? 2 : 1);
        draft = draft with { Period = new(start, start.AddMonths(1)), IssuedOn = issued, DueOn = issued.AddDays(14) };
        await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct);
        return draft;
    }

    public sealed class OnSqlite(SqliteFixture data) : NewBillNotifierTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : NewBillNotifierTests(data), IClassFixture<PostgresFixture>;
}
