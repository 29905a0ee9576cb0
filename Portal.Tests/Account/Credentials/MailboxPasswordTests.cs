using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Data;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Account.Credentials;

/// <summary>The mailbox of a line has a password of its own: made once, shown once, and never in place of that of the line.</summary>
[Collection(AccountCollection.Name)]
public sealed class MailboxPasswordTests(AccountPortal portal)
{
    private const string Insert = """
        insert into line_credential (service_number, kind, user_name, configures_router) values (@line, @kind, @name, @no)
        """;

    private static int lines;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Program.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_new_password_of_the_mailbox_is_shown_once_and_that_of_the_line_stays()
    {
        var (guest, email, line) = await CustomerWithMailboxAsync();
        using var _ = guest;
        await guest.OpenAsync(PageOf(line));
        Assert.Equal(2, guest.Page.QuerySelectorAll("main section").Length);
        Assert.Contains("stop receiving mail", guest.Main, StringComparison.Ordinal);
        var form = guest.Form("?kind=mailbox");
        await guest.SendAsync(PageOf(line) + "?kind=mailbox", form);
        var password = guest.Page.QuerySelector("code.new-secret")!.TextContent;
        Assert.Contains($"{line}@mail.example.net", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain($"{line}@dsl.example.net", guest.Main, StringComparison.Ordinal);
        Assert.Equal((null, EmbeddedCredentials.Hash(password)), (await HashAsync(line, "connection"), await HashAsync(line, "mailbox")));
        await guest.OpenAsync(guest.Address);
        Assert.DoesNotContain(password, guest.Main, StringComparison.Ordinal);
        await guest.SendAsync(PageOf(line) + "?kind=mailbox", form); // the button once more
        Assert.Null(guest.Page.QuerySelector("code.new-secret"));
        Assert.Equal(EmbeddedCredentials.Hash(password), await HashAsync(line, "mailbox"));
        foreach (var to in new[] { email, "second." + email })
            Assert.DoesNotContain(password, await portal.MailAsync(to, "to receive mail"), StringComparison.Ordinal);
        await guest.OpenAsync("/en/account/log");
        Assert.Contains("New password for a mailbox", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_for_the_line_makes_no_password_of_the_mailbox()
    {
        var (guest, _, line) = await CustomerWithMailboxAsync();
        using var owned = guest;
        await guest.OpenAsync(PageOf(line));
        var offer = guest.Page.QuerySelector("#connection")!.ParentElement!.QuerySelector("input[name=offer]")!.GetAttribute("value")!;
        await guest.SendAsync(PageOf(line) + "?kind=mailbox", guest.Form("?kind=mailbox"), ("offer", offer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Null(await HashAsync(line, "mailbox"));
        Assert.Null(await HashAsync(line, "connection"));
    }

    [Fact]
    public async Task A_line_without_a_mailbox_has_no_password_of_one()
    {
        var (guest, _, line) = await CustomerWithMailboxAsync();
        using var owned = guest;
        await guest.OpenAsync(PageOf(line));
        var form = guest.Form("?kind=mailbox");
        await Db.WriteAsync(
            work => work.ExecuteAsync("delete from line_credential where service_number = @line and kind = 'mailbox'", new { line }),
            Ct
        );
        await guest.SendAsync(PageOf(line) + "?kind=mailbox", form);
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
    }

    private static string PageOf(string line) => $"/en/account/services/{line}/credentials";

    private async Task<string?> HashAsync(string line, string kind) =>
        await Db.SingleOrDefaultAsync<string>(
            "select password_hash from line_credential where service_number = @line and kind = @kind",
            new { line, kind },
            Ct
        );

    private async Task<(HttpBrowser Guest, string Email, string Line)> CustomerWithMailboxAsync()
    {
        var number = Interlocked.Increment(ref lines);
        var (customer, line) = ($"MBOX{number}", $"MBOXL{number}");
        await Db.WriteAsync(
            async work =>
            {
                await work.WriteAsync(TestLines.Of(customer, line));
                foreach (var (kind, host) in new[] { ("connection", "dsl"), ("mailbox", "mail") })
                    await work.ExecuteAsync(
                        Insert,
                        new
                        {
                            line,
                            kind,
                            name = $"{line}@{host}.example.net",
                            no = false,
                        }
                    );
            },
            Ct
        );
        var person = await TestData
            .In(portal.Program)
            .CustomerWithPasswordAsync(p =>
            {
                p.CustomerNumber = customer;
                (p.SecondEmail, p.SecondEmailConfirmedAt) = ("second." + p.Email, DateTimeOffset.UtcNow);
            });
        return (await portal.EnterAsync(person.Email), person.Email, line);
    }
}
