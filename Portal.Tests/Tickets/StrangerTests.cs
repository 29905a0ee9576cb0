using System.Net;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>
/// Anybody can type anybody's address into a form. Nothing a stranger writes leaves in our name, and nothing we answer reaches them.
/// </summary>
[Collection(TicketCollection.Name)]
public sealed class StrangerTests(TicketPortal portal)
{
    private static readonly (string Name, string Value)[] Typed =
    [
        ("topic", "internet"),
        ("subject", "Your prize at evil.example"),
        ("text", "Confirm your card at https://evil.example/pay now."),
        ("extent", "all"),
        ("since", "unknown"),
        ("name", "Prize Office evil.example"),
        ("act", "confirm"),
    ];

    [Fact]
    public async Task The_first_mail_to_an_address_nobody_has_proven_holds_no_word_that_was_typed()
    {
        using var stranger = portal.Come();
        await stranger.OpenAsync("/en/tickets/open/fault");
        await stranger.SendAsync("open/fault", [.. Typed, ("email", "third.person@example.org")]);
        await portal.LinkAsync("third.person@example.org");
        var mail = Assert.Single(portal.Mails("third.person@example.org"));
        Assert.Contains(TicketPortal.ReferenceIn(stranger), mail, StringComparison.Ordinal);
        Assert.All(["evil", "prize", "card", "Prize"], word => Assert.DoesNotContain(word, mail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_customer_reads_their_own_words_in_the_mail_to_their_own_address_and_nobody_elses_address_gets_them()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003);
        foreach (var (mail, hears) in new[] { ("demo-1003@customer.demo.example", true), ("neighbour.1003@example.org", false) })
        {
            await customer.OpenAsync("/en/tickets/open/fault");
            await customer.SendAsync("open/fault", [.. Typed, ("email", mail)]);
            var reference = TicketPortal.ReferenceIn(customer);
            await Until.TrueAsync(
                () => Task.FromResult(portal.Mails(mail).Any(m => m.Contains(reference, StringComparison.Ordinal))),
                () => $"No receipt to {mail}.",
                TestContext.Current.CancellationToken
            );
            Assert.Equal(
                hears,
                portal
                    .Mails(mail)
                    .First(m => m.Contains(reference, StringComparison.Ordinal))
                    .Contains("Confirm your card", StringComparison.Ordinal)
            );
            Assert.Equal(
                hears ? "1" : "0",
                await portal.AskAsync("select email_confirmed_at is not null from ticket where reference = $r", ("$r", reference))
            );
        }
    }

    [Fact]
    public async Task What_the_help_desk_answers_is_read_only_where_the_link_of_the_mail_was_opened()
    {
        var (stranger, reference) = await portal.FiledAsync("owner@example.org");
        await portal.EntryAsync(reference, EntryKind.Reply, "Your line ends at Main Street 4.");
        await portal.AskAsync("update ticket set delay_reason = 'The cable in Main Street' where reference = $r", ("$r", reference));
        await stranger.OpenAsync($"/en/tickets/{reference}");
        Assert.DoesNotContain("Main Street", stranger.Main, StringComparison.Ordinal);
        Assert.Contains("Vlkq brmf.", stranger.Main, StringComparison.Ordinal); // what they wrote themselves
        Assert.NotNull(stranger.Page.QuerySelector($".timeline a[href='/en/tickets/link/new?reference={reference}']"));
        using var owner = portal.Come();
        await owner.OpenAsync(await portal.LinkAsync("owner@example.org"));
        await owner.SendAsync("tickets/link");
        Assert.Contains("Your line ends at Main Street 4.", owner.Main, StringComparison.Ordinal);
        Assert.Contains("The cable in Main Street", owner.Main, StringComparison.Ordinal);
        await stranger.OpenAsync($"/en/tickets/{reference}"); // that the owner opened it opens nothing elsewhere
        Assert.DoesNotContain("Main Street", stranger.Main, StringComparison.Ordinal);
        stranger.Dispose();
    }

    [Fact]
    public async Task The_help_desk_sees_that_nobody_has_shown_whose_address_it_is_until_somebody_has()
    {
        var (guest, reference) = await portal.FiledAsync("perhaps@example.org");
        using var agent = portal.Come();
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{reference}");
        Assert.Contains("Address not confirmed", agent.Main, StringComparison.Ordinal);
        await guest.OpenAsync(await portal.LinkAsync("perhaps@example.org"));
        await guest.SendAsync("tickets/link");
        await agent.OpenAsync($"/en/agents/{reference}");
        Assert.DoesNotContain("Address not confirmed", agent.Main, StringComparison.Ordinal);
        guest.Dispose();
    }

    [Theory]
    [InlineData("/receipt")]
    [InlineData("")]
    public async Task A_bookmark_of_any_reference_leads_to_a_new_link_and_tells_nobody_whether_it_exists(string page)
    {
        var (filer, reference) = await portal.FiledAsync("bookmark@example.org");
        filer.Dispose();
        var answers = new List<string>();
        foreach (var asked in new[] { reference, Web.Tickets.TicketReference.New() })
        {
            using var guest = portal.Come();
            await guest.OpenAsync($"/en/tickets/{asked.ToLowerInvariant().Replace("-", "\u2011", StringComparison.Ordinal)}{page}");
            Assert.Equal(HttpStatusCode.NotFound, guest.Status);
            Assert.Equal(asked, guest.Page.QuerySelector("#reference")!.GetAttribute("value"));
            answers.Add(guest.Main.Replace(asked, "", StringComparison.Ordinal));
            await guest.SendAsync("link/new", ("email", "bookmark@example.org"));
            Assert.EndsWith("?done=sent", guest.Address, StringComparison.Ordinal);
        }

        Assert.Single(answers.Distinct());
    }
}
