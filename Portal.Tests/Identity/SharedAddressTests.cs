using System.Net;
using Portal.Tests.Hosting;
using Portal.Tests.Identity.PasswordReset;
using Portal.Tests.Tickets;

namespace Portal.Tests.Identity;

/// <summary>
/// Many customers behind one address, as in a mobile network during an outage: nobody shuts the others out, no mailbox is filled, and no
/// mail is announced that does not come.
/// </summary>
public sealed class SharedAddressTests(LimitedPortal portal) : IClassFixture<LimitedPortal>
{
    private const string Shared = "198.51.100.77";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_who_forgot_their_password_behind_one_address_get_their_mail_whoever_else_asks_there()
    {
        using var stranger = portal.Guest().MoveTo(Shared);
        for (var n = 0; n < 10; n++)
            await stranger.AskForLinkAsync($"made-up-{n}@example.org");
        await stranger.OpenAsync("/en/reset-password");
        await stranger.SendAsync("/reset-password", ("email", "made-up-10@example.org"));
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status); // told, and not left to wait for a mail
        Assert.Equal("made-up-10@example.org", stranger.Page.QuerySelector("#email")!.GetAttribute("value"));
        for (var n = 0; n < 40; n++)
        {
            var person = await portal.AddAsync();
            using var guest = portal.Guest().MoveTo(Shared);
            await guest.AskForLinkAsync(person.Email);
            if (n % 13 == 0)
                await portal.MailAsync(person.Email);
        }
    }

    [Fact]
    public async Task What_strangers_ask_for_takes_no_mail_from_a_browser_its_owner_has_used()
    {
        var person = await portal.AddAsync();
        using var owner = portal.Guest().MoveTo("192.0.2.60");
        Assert.True(await owner.SignInAsync(person.Email, ResetPortal.OldPassword));
        for (var n = 0; n < 3; n++)
        {
            using var stranger = portal.Guest().MoveTo($"192.0.2.{61 + n}");
            await stranger.AskForLinkAsync(person.Email);
        }

        await portal.AnsweredAsync();
        await portal.MailAsync(person.Email);
        await owner.OpenAsync("/en/sign-out");
        await owner.SendAsync("/en/sign-out");
        await owner.AskForLinkAsync(person.Email);
        await portal.MailAsync(person.Email, 2);
    }

    [Fact]
    public async Task A_code_asked_for_twice_comes_once_and_works()
    {
        var person = await portal.AddAsync(p => p.SecondEmail = "second-of-twice@example.org");
        using var guest = portal.Guest().MoveTo("192.0.2.70");
        await guest.AskForCodeAsync(person.Email);
        var mail = await portal.MailAsync(person.SecondEmail!);
        await guest.AskForCodeAsync(person.Email);
        await portal.AnsweredAsync();
        await guest.SendCodeAsync("/code", System.Text.RegularExpressions.Regex.Match(mail.Text, @"\d{4} \d{4}").Value);
        Assert.Equal("/en/reset-password/new", guest.Address);
    }

    [Fact]
    public async Task Thirty_guests_behind_one_address_file_their_request()
    {
        for (var n = 0; n < 30; n++)
        {
            using var guest = portal.Guest().MoveTo(Shared);
            Assert.Contains("A confirmation is on", await FileAsync(guest, $"guest-{n}@example.org"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mailbox_gets_five_receipts_an_hour_and_the_sixth_page_says_that_none_comes()
    {
        var pages = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            using var guest = portal.Guest().MoveTo($"192.0.2.{100 + n}");
            pages.Add(await FileAsync(guest, "bombed@example.org"));
        }

        Assert.All(pages[..5], p => Assert.Contains("A confirmation is on", p, StringComparison.Ordinal));
        Assert.Contains("no email comes for this one", pages[5], StringComparison.Ordinal);
        await portal.MailAsync("bombed@example.org", 5);
        using var customer = portal.Guest().MoveTo("192.0.2.110");
        await customer.SignInAsCustomerAsync(1003);
        Assert.Contains("no email comes for this one", await FileAsync(customer, "bombed@example.org"), StringComparison.Ordinal);
        Assert.Contains("A confirmation is on", await FileAsync(customer, "demo-1003@customer.demo.example"), StringComparison.Ordinal);
        await portal.MailAsync("bombed@example.org", 5);
    }

    [Fact]
    public async Task Signing_up_writes_to_one_mailbox_three_times_an_hour_whatever_number_is_typed()
    {
        HttpStatusCode last = default;
        for (var n = 0; n < 4; n++)
        {
            using var guest = portal.Guest().MoveTo($"192.0.2.{120 + n}");
            await guest.OpenAsync("/en/sign-up");
            await guest.SendAsync("/sign-up", ("number", $"MADEUP-{n}"), ("code", "WRONG-CODE"), ("email", "signed-up@example.org"));
            last = guest.Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        await portal.MailAsync("signed-up@example.org", 3);
    }

    [Fact]
    public async Task Three_browsers_of_one_machine_are_no_outage()
    {
        for (var n = 0; n < 4; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/en/status/report", UriKind.Relative))
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("postcode", "08037")]),
            };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("X-Forwarded-For", Shared);
            using var answer = await portal.Program.Client.SendAsync(request, Ct);
        }

        Assert.Equal(
            4,
            await portal.Database.SingleOrDefaultAsync<long>(
                "select count(distinct reporter_key) from report where postcode = '08037'",
                ct: Ct
            )
        );
        Assert.Equal(
            0,
            await portal.Database.SingleOrDefaultAsync<long>(
                "select count(*) from incident where suspected_place = 'postcode:08037'",
                ct: Ct
            )
        );
    }

    private static async Task<string> FileAsync(HttpBrowser guest, string mail)
    {
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", [.. TicketPortal.Fault, ("name", "Customer at home"), ("email", mail)]);
        if (!guest.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await guest.SendAsync("open/fault", ("act", "confirm"));
        Assert.EndsWith("/receipt", guest.Address, StringComparison.Ordinal);
        return guest.Main;
    }
}
