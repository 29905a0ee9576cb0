using MimeKit;
using Portal.Tests.Hosting;
using Portal.Tests.Identity.Connect;
using Portal.Tests.Messages.Inbound;
using Portal.Web.Messages.Inbound;

namespace Portal.Tests.Agents.Search;

/// <summary>
/// A whole case: what a customer answers by mail is found and answered by the help desk, and the same customer signs a television box in.
/// </summary>
public sealed class CaseByMailTests(DovecotServer dovecot)
{
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_by_mail_reaches_the_agent_who_finds_the_case_by_misspelt_words_and_what_solved_another()
    {
        var mailbox = await dovecot.NewMailboxAsync();
        await using var portal = await InProcessPortal.StartAsync(new PortalSettings { More = SettingsOf(mailbox) });
        var (open, solved) = await SimilarTests.SolveOneOfTwoAsync(portal, "Ameisenbär");
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await ReplyAsync(agent, open.Reference, "Können Sie das Kabel fotografieren?", "Pending");

        await dovecot.DeliverAsync(mailbox, await AnswerAsync(portal, open.Email));
        await Until.TrueAsync(
            async () =>
            {
                await agent.OpenAsync($"/en/agents/{open.Reference}");
                return agent.Main.Contains("Hier sieht man die Zahnspuren.", StringComparison.Ordinal);
            },
            () => "The answer did not come.",
            Ct
        );
        Assert.Equal("kabel.png", agent.Page.QuerySelector(".agents-files span")?.TextContent);

        await Until.TrueAsync(
            async () =>
            {
                await agent.OpenAsync("/en/agents/search?q=Ameisenb%C3%A4er+zahnspurne");
                return agent.Page.QuerySelector($"main a[href$='/agents/{open.Reference}']") is not null;
            },
            () => agent.Main,
            Ct
        );
        await SimilarTests.FindAsync(agent, open, solved);
        Assert.Contains("Ein Schutzrohr hilft.", agent.Main, StringComparison.Ordinal);
        await ReplyAsync(agent, open.Reference, "Wir legen ein Schutzrohr.", "InProgress");
        await NewestAsync(portal, open.Email, "Wir legen ein Schutzrohr.");
        await SignBoxInAsync(portal);
    }

    private static Dictionary<string, string> SettingsOf(InboundMailbox mailbox)
    {
        const string Of = "Mail__Inbound__Mailboxes__0__";
        return new()
        {
            [$"{Of}Address"] = mailbox.Address,
            [$"{Of}Host"] = mailbox.Host,
            [$"{Of}Port"] = $"{mailbox.Port}",
            [$"{Of}User"] = mailbox.User,
            [$"{Of}Password"] = mailbox.Password!,
            [$"{Of}Language"] = mailbox.Language,
        };
    }

    private static Task ReplyAsync(HttpBrowser agent, string reference, string text, string next) =>
        OpenAndSendAsync(agent, reference, ("kind", "reply"), ("text", text), ("next", next));

    private static async Task OpenAndSendAsync(HttpBrowser agent, string reference, params (string, string)[] values)
    {
        await agent.OpenAsync($"/en/agents/{reference}");
        await agent.SendAsync($"/agents/{reference}?level=1", values);
    }

    // What the customer's own program makes of "reply", with a photo.
    private static async Task<MimeMessage> AnswerAsync(InProcessPortal portal, string customer)
    {
        var mail = await NewestAsync(portal, customer, "fotografieren");
        var photo = new MimePart("image", "png")
        {
            Content = new MimeContent(new MemoryStream(Photo)),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = "kabel.png",
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        };
        var answer = new MimeMessage
        {
            Subject = $"AW: {mail["Subject"]}",
            Body = new Multipart("mixed")
            {
                new TextPart("plain") { Text = "Hier sieht man die Zahnspuren." },
                photo,
            },
        };
        answer.From.Add(new MailboxAddress("Customer by mail", customer));
        answer.To.Add(MailboxAddress.Parse(mail["Reply-To"]));
        return answer;
    }

    private static async Task<Portal.Web.Messages.MimeReader> NewestAsync(InProcessPortal portal, string to, string words)
    {
        Portal.Web.Messages.MimeReader? found = null;
        await Until.TrueAsync(
            () =>
                Task.FromResult(
                    (found = portal.Mails(to).FirstOrDefault(m => m.Text.Contains(words, StringComparison.Ordinal))) is not null
                ),
            () => $"No mail to {to} says \"{words}\".",
            Ct
        );
        return found!;
    }

    private static async Task SignBoxInAsync(InProcessPortal portal)
    {
        using var box = await RelyingParty.AddAsync(
            portal,
            c => c with { Name = "The television box", FirstParty = false, Devices = true, RedirectUris = "", PostLogoutRedirectUris = "" },
            hasSecret: false
        );
        var asked = await box.SendAsync("/connect/device-authorization", ("scope", "openid profile offline_access"));
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1002, "de");
        await customer.OpenAsync("/de/connect/device");
        await customer.SendAsync("/connect/device", ("user_code", asked.Text("user_code")!));
        await customer.SendAsync("/connect/device", ("answer", "yes"));
        var tokens = await box.TokenAsync(
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", asked.Text("device_code")!)
        );
        Assert.NotNull((await box.UserInfoAsync(tokens.Text("access_token")!))!.Value.Text("name"));
    }
}
