using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Web.Billing.Payments;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Payments;
using Portal.Web.Site;

namespace Portal.Tests.Billing.Payments;

/// <summary>Paying a bill online, with a payment provider that fails, waits, repeats itself and comes late.</summary>
[Collection(AccountCollection.Name)]
public sealed class PaymentTests(AccountPortal portal)
{
    private const string Sandboxed = "main form[method=post]";
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IServiceProvider Services => portal.Program.Services;

    [Fact]
    public async Task An_overdue_bill_is_paid_in_two_touches_and_settled_with_a_mail()
    {
        var (customer, bill, email) = await CustomerWithUnpaidBillAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync("/en/bills");
        await guest.SendAsync($"/bills/{bill}/pay"); // one
        Assert.Contains("/payments/sandbox/", guest.Address, StringComparison.Ordinal);
        await EndAsync(guest, "pay"); // two
        Assert.Equal("Paid, thank you", guest.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(InvoiceState.Settled, (await InvoiceAsync(customer, bill)).State);
        Assert.Contains("We have received", await portal.MailAsync(email, bill), StringComparison.Ordinal);
        await guest.OpenAsync($"/en/bills/{bill}/pay");
        Assert.Contains("nothing to pay", guest.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("late")]
    public async Task A_notice_that_comes_twice_or_never_pays_once(string outcome)
    {
        var (customer, bill, email) = await CustomerWithUnpaidBillAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync($"/en/bills/{bill}/pay");
        await guest.SendAsync($"/bills/{bill}/pay");
        await EndAsync(guest, outcome);
        Assert.Equal("Paid, thank you", guest.Page.QuerySelector("h1")!.TextContent);
        var invoice = await InvoiceAsync(customer, bill);
        Assert.Equal(invoice.Total, invoice.Paid);
    }

    [Fact]
    public async Task A_declined_payment_charges_nothing_and_can_be_tried_again_while_one_at_the_bank_cannot()
    {
        var (customer, bill, email) = await CustomerWithUnpaidBillAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync($"/en/bills/{bill}/pay");
        await guest.SendAsync($"/bills/{bill}/pay");
        await EndAsync(guest, "decline");
        Assert.Equal("The payment did not work", guest.Page.QuerySelector("h1")!.TextContent);
        Assert.True((await InvoiceAsync(customer, bill)).Paid.IsZero);
        await guest.OpenAsync($"/en/bills/{bill}/pay");
        await guest.SendAsync($"/bills/{bill}/pay");
        await EndAsync(guest, "bank");
        Assert.Equal("Your payment is on its way", guest.Page.QuerySelector("h1")!.TextContent);
        await guest.OpenAsync($"/en/bills/{bill}/pay");
        await guest.SendAsync($"/bills/{bill}/pay");
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Contains("on its way", guest.Page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_touches_at_once_begin_one_payment()
    {
        var (customer, bill, _) = await CustomerWithUnpaidBillAsync();
        var service = Services.GetRequiredService<PaymentService>();
        var me = MeOf(customer);
        var begun = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.StartAsync(me, bill, Language.English, Ct)));
        Assert.All(begun, b => Assert.Null(b.Refusal));
        Assert.Single(begun.Select(b => b.Url).Distinct());
        Assert.Equal("1", await portal.AskAsync("select count(*) from online_payment where invoice_number = $bill", ("$bill", bill)));
    }

    [Fact]
    public async Task Notices_that_are_forged_late_or_of_another_sum_change_nothing()
    {
        var (customer, bill, _) = await CustomerWithUnpaidBillAsync();
        var (service, notices) = (Services.GetRequiredService<PaymentService>(), Services.GetRequiredService<PaymentNotices>());
        var (url, _) = await service.StartAsync(MeOf(customer), bill, Language.English, Ct);
        var reference = url!.Split('/')[^1];
        using var client = new HttpClient { BaseAddress = portal.Program.Address };
        var forged =
            $$"""{"EventId":"x","Reference":"{{reference}}","State":"Captured","Amount":{"Minor":1,"Currency":"EUR"},"Method":"Card"}""";
        foreach (var signature in new[] { "", "00", new string('a', 64) })
        {
            using var content = new StringContent(forged, Encoding.UTF8, "application/json");
            content.Headers.Add(NoticeEndpoint.SignatureHeader, signature);
            var answer = await client.PostAsync(new Uri(NoticeEndpoint.Address, UriKind.Relative), content, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var body = Encoding.UTF8.GetBytes(forged); // the right signature, another sum
        Assert.True(await notices.ReceiveAsync(body, Services.GetRequiredService<NoticeSignature>().Sign(body), Ct));
        Assert.Equal(PaymentState.Initiated, (await service.FindAsync(customer, reference, Ct))!.State);
        var sandbox = Services.GetRequiredService<SandboxPayments>();
        var pending = (await sandbox.MoveAsync(reference, PaymentState.Pending, Ct))!.Value;
        var failed = (await sandbox.MoveAsync(reference, PaymentState.Failed, Ct))!.Value;
        var captured = (await sandbox.MoveAsync(reference, PaymentState.Captured, Ct))!.Value;
        foreach (var (notice, signature) in new[] { captured, failed, pending, captured })
            Assert.True(await notices.ReceiveAsync(notice, signature, Ct));
        Assert.Equal(PaymentState.Captured, (await service.FindAsync(customer, reference, Ct))!.State);
        var invoice = await InvoiceAsync(customer, bill);
        Assert.Equal((invoice.Total, InvoiceState.Settled), (invoice.Paid, invoice.State));
    }

    [Fact]
    public async Task Money_that_came_in_before_a_stop_is_told_to_billing_afterwards_and_once()
    {
        var (customer, bill, _) = await CustomerWithUnpaidBillAsync();
        var service = Services.GetRequiredService<PaymentService>();
        var (url, _) = await service.StartAsync(MeOf(customer), bill, Language.English, Ct);
        await portal.RunAsync("update online_payment set state = 'Captured' where reference = $ref", ("$ref", url!.Split('/')[^1]));
        Assert.Equal(PaymentRefusal.Pending, (await service.StartAsync(MeOf(customer), bill, Language.English, Ct)).Refusal);
        var recorder = Services.GetRequiredService<PaymentRecorder>();
        await Task.WhenAll(recorder.RunAsync(Ct), recorder.RunAsync(Ct));
        await recorder.RunAsync(Ct);
        var invoice = await InvoiceAsync(customer, bill);
        Assert.Equal(invoice.Total, invoice.Paid);
    }

    [Theory]
    [InlineData("refund", "We have paid it back", "Paid back to you on", "paying back")]
    [InlineData("chargeback", "Your bank took the payment back", "Taken back by your bank on", "is open again")]
    public async Task Money_that_goes_back_stands_on_the_bill_which_can_be_paid_anew(string how, string title, string line, string mailed)
    {
        var (customer, bill, email) = await CustomerWithUnpaidBillAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync($"/en/bills/{bill}/pay");
        await guest.SendAsync($"/bills/{bill}/pay");
        await EndAsync(guest, how);
        Assert.Equal(title, guest.Page.QuerySelector("h1")!.TextContent);
        var invoice = await InvoiceAsync(customer, bill);
        Assert.Equal((invoice.Total, true), (invoice.Open, invoice.ReopenedOn is not null));
        await portal.MailAsync(email, mailed);
        await Services.GetRequiredService<PaymentRecorder>().RunAsync(Ct);
        await guest.OpenAsync($"/en/bills/{bill}");
        Assert.Contains(line, guest.Page.QuerySelector(".totals")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await Services.GetRequiredService<IBilling>().PaymentsAsync(customer, bill, Ct)).Value!.Count);
        await guest.SendAsync($"/bills/{bill}/pay");
        await EndAsync(guest, "pay");
        Assert.Equal(InvoiceState.Settled, (await InvoiceAsync(customer, bill)).State);
    }

    [Fact]
    public async Task A_notice_that_money_went_back_comes_before_that_it_came_in_and_nothing_is_booked()
    {
        var (customer, bill, _) = await CustomerWithUnpaidBillAsync();
        var (service, notices) = (Services.GetRequiredService<PaymentService>(), Services.GetRequiredService<PaymentNotices>());
        var (url, _) = await service.StartAsync(MeOf(customer), bill, Language.English, Ct);
        var sandbox = Services.GetRequiredService<SandboxPayments>();
        var captured = (await sandbox.MoveAsync(url!.Split('/')[^1], PaymentState.Captured, Ct))!.Value;
        var back = (await sandbox.MoveAsync(url.Split('/')[^1], PaymentState.ChargedBack, Ct))!.Value;
        foreach (var (notice, signature) in new[] { back, captured, back })
            Assert.True(await notices.ReceiveAsync(notice, signature, Ct));
        var invoice = await InvoiceAsync(customer, bill);
        Assert.Equal((invoice.Total, 0), (invoice.Open, invoice.Paid.Minor));
    }

    [Fact]
    public async Task Somebody_elses_bill_and_payment_do_not_exist()
    {
        var (customer, bill, _) = await CustomerWithUnpaidBillAsync();
        var (_, _, stranger) = await CustomerWithUnpaidBillAsync();
        var (url, _) = await Services.GetRequiredService<PaymentService>().StartAsync(MeOf(customer), bill, Language.English, Ct);
        using var other = await portal.EnterAsync(stranger);
        foreach (var address in new[] { $"/en/bills/{bill}/pay", $"/en/payments/{url!.Split('/')[^1]}" })
        {
            await other.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    private static Task<IHtmlDocument> EndAsync(HttpBrowser guest, string outcome) =>
        guest.SendAsync(guest.Address, (IHtmlFormElement)guest.Page.QuerySelector(Sandboxed)!, ("outcome", outcome));

    private async Task<Invoice> InvoiceAsync(string customer, string number) =>
        (await Services.GetRequiredService<IBilling>().FindAsync(customer, number, Ct)).Value!;

    private async Task<(string Customer, string Bill, string Email)> CustomerWithUnpaidBillAsync()
    {
        var number = $"PAYER{Interlocked.Increment(ref customers)}";
        var db = Services.GetRequiredService<Database>();
        var record = new CustomerRecord
        {
            Customer = new()
            {
                Number = number,
                Kind = CustomerKind.Person,
                Name = "Customer with an unpaid bill",
                State = CustomerState.Active,
                Language = "en",
            },
        };
        await db.WriteAsync(work => work.WriteAsync(record), Ct);
        var id = await db.SingleOrDefaultAsync<long>("select id from customer where number = @number", new { number }, Ct);
        var month = new BillingCycle(1).PeriodOf(DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(-2));
        List<InvoiceLine> lines =
        [
            new()
            {
                Position = 1,
                Kind = LineKind.Plan,
                Text = "Fibre",
                Amount = new(3499, "EUR"),
                TaxPercent = 21,
            },
        ];
        var draft = new InvoiceDraft(id, number, month, month.Start, month.Start.AddDays(14), lines);
        await db.WriteAsync(work => work.IssueAsync(draft), Ct);
        var person = await TestData.In(portal.Program).CustomerWithPasswordAsync(p => p.CustomerNumber = number);
        return (number, draft.Number, person.Email);
    }

    private static Me MeOf(string customer) =>
        new()
        {
            PersonId = 1,
            Key = "somebody",
            Name = "Somebody",
            Email = "somebody@example.org",
            CustomerNumber = customer,
            SessionId = 0,
            SecondStep = false,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = [],
        };
}
