using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.SignUp;

/// <summary>From a letter or an address to an account, as people go through it without scripts.</summary>
public sealed partial class SignUpTests(SignUpPortal portal) : IClassFixture<SignUpPortal>
{
    private const string Password = "sieben grüne regenschirme";

    [Theory]
    [InlineData("en", "demo-1001", "demo-code-01")]
    [InlineData("de", "DEMO 1002", "DEMO CODE O2")]
    [InlineData("es", "DEMO-1003", "DEMO-CODE-03")]
    [InlineData("pt", "DEMO–1004", "demo.code.04")]
    [InlineData("ru", "DЕМО-1005", "DEMO-CODE-05")] // two letters of the Russian keyboard
    [InlineData("ca", "DEMO1006", "DEMOCODE06")]
    public async Task Who_has_a_letter_chooses_a_password_and_is_in(string language, string number, string code)
    {
        var email = $"{language}.letter@example.org";
        using var guest = portal.Guest();
        await guest.OpenAsync($"/{language}/sign-up");
        await guest.SendAsync("/sign-up", ("number", number), ("code", code), ("email", email));
        Assert.Equal((HttpStatusCode.OK, $"/{language}/sign-up/sent?way=code"), (guest.Status, guest.Address));
        var mail = await portal.MailAsync(email);
        Assert.Equal(language, mail["Content-Language"]);
        await guest.OpenAsync(SignUpPortal.LinkIn(mail));
        Assert.Equal($"/{language}/sign-up/password", guest.Address);
        Assert.Contains(email, guest.Main, StringComparison.Ordinal);
        Assert.Equal("new-password", guest.Page.QuerySelector("#password")!.GetAttribute("autocomplete"));
        await guest.SendAsync("/sign-up/password", ("password", Password));
        Assert.Equal((HttpStatusCode.OK, $"/{language}/sign-up/welcome"), (guest.Status, guest.Address));
        await guest.OpenAsync($"/{language}/account");
        Assert.Contains(email, guest.Main, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await portal.CountAsync(
                "select count(*) from person where email = @email and customer_number is not null and email_confirmed_at is not null",
                new { email }
            )
        );
        // who gets the provider's mail is told that an account was made with another address
        await portal.MailAsync($"demo.{OnFile(language)}@example.com");
    }

    [Fact]
    public async Task Without_paper_the_link_goes_to_the_address_on_file_in_the_language_the_provider_knows_and_the_address_is_never_shown()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/sign-up/on-file");
        await guest.SendAsync("/on-file", ("number", "DEMO-1009"));
        Assert.DoesNotContain("demo.cable", guest.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var mail = await portal.MailAsync("demo.cable@example.com");
        Assert.Equal("de", mail["Content-Language"]);
        await guest.OpenAsync(SignUpPortal.LinkIn(mail));
        await guest.SendAsync("/sign-up/password", ("password", Password));
        Assert.Equal("/de/sign-up/welcome", guest.Address);
        Assert.Single(portal.MailsTo("demo.cable@example.com")); // no notice to the one who has just chosen the password
    }

    [Fact]
    public async Task Where_sign_up_is_open_a_name_and_an_address_are_enough()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/pt/sign-up/open");
        await guest.SendAsync("/open", ("name", "<b>Pessoa</b> מבחן"), ("email", "open@example.org"));
        var mail = await portal.MailAsync("open@example.org");
        Assert.StartsWith("Termine a criação da sua conta na ", mail["Subject"], StringComparison.Ordinal);
        // nobody's words are sent to somebody else's mailbox
        Assert.DoesNotContain("Pessoa", mail.Text + mail.Html, StringComparison.Ordinal);
        await guest.OpenAsync(SignUpPortal.LinkIn(mail));
        await guest.SendAsync("/sign-up/password", ("password", Password));
        Assert.Equal("/pt/sign-up/welcome", guest.Address);
        Assert.Equal(
            1,
            await portal.CountAsync(
                "select count(*) from person where email = @email and name = @name and customer_number is null",
                new { email = "open@example.org", name = "<b>Pessoa</b> מבחן" }
            )
        );
    }

    [Fact]
    public async Task The_page_says_the_same_whatever_was_right_and_the_mail_says_what_was_not()
    {
        var answers = new HashSet<string>();
        foreach (
            var (number, code, email) in new[]
            {
                ("DEMO-1007", "DEMO-CODE-07", "right@example.org"),
                ("DEMO-1007", "DEMO-CODE-08", "wrong.code@example.org"),
                ("NOBODY-1", "DEMO-CODE-07", "nobody@example.org"),
            }
        )
        {
            using var guest = portal.Guest();
            await guest.OpenAsync("/en/sign-up");
            await guest.SendAsync("/sign-up", ("number", number), ("code", code), ("email", email));
            answers.Add(guest.Status + guest.Address + guest.Main);
            await portal.MailAsync(email);
        }

        Assert.Single(answers);
        Assert.Contains("/sign-up/link?token=", SignUpPortal.LinkIn(portal.MailsTo("right@example.org")[0]), StringComparison.Ordinal);
        Assert.Equal("Customer number and code do not match", portal.MailsTo("wrong.code@example.org")[0]["Subject"]);
        Assert.Equal(portal.MailsTo("wrong.code@example.org")[0].Text, portal.MailsTo("nobody@example.org")[0].Text);
    }

    [Fact]
    public async Task On_file_a_number_nobody_has_gets_the_same_page_and_no_mail()
    {
        var answers = new HashSet<string>();
        foreach (var number in new[] { "NOBODY-2", "DEMO-1010" })
        {
            using var guest = portal.Guest();
            await guest.OpenAsync("/es/sign-up/on-file");
            await guest.SendAsync("/on-file", ("number", number));
            answers.Add(guest.Status + guest.Address + guest.Main);
        }

        Assert.Single(answers);
        await portal.MailAsync("demo.dsl@example.com");
        Assert.Empty(portal.MailsTo("nobody@localhost"));
    }

    [Fact]
    public async Task Who_has_an_account_is_told_by_mail_and_led_to_sign_in()
    {
        await OpenAccountAsync("twice@example.org");
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/sign-up/open");
        await guest.SendAsync("/open", ("name", "Somebody"), ("email", "Twice@Example.org"));
        Assert.Equal("/en/sign-up/sent?way=open", guest.Address);
        var mail = await portal.MailAsync("twice@example.org", 2);
        Assert.Equal("You already have an account", mail["Subject"]);
        Assert.Equal("/en/sign-in", SignUpPortal.LinkIn(mail));
        Assert.Contains("/en/reset-password", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var link = await OpenAccountAsync("once@example.org");
        using var guest = portal.Guest();
        await guest.OpenAsync(link);
        Assert.Equal((HttpStatusCode.Gone, "/en/sign-up/password"), (guest.Status, guest.Address));
    }

    [Theory]
    [InlineData("/en/sign-up/link?token=forged")]
    [InlineData("/en/sign-up/link")]
    [InlineData("/en/sign-up/link?token=")]
    [InlineData("/en/sign-up/link?token=a%0d%0aSet-Cookie:%20x=y;%20b")]
    [InlineData("/en/sign-up/link?token=%F0%9F%98%80%00")]
    [InlineData("/en/sign-up/password")]
    public async Task A_link_that_was_made_up_leads_to_one_neutral_page(string link)
    {
        using var guest = portal.Guest();
        await guest.OpenAsync(link);
        Assert.Equal((HttpStatusCode.Gone, "/en/sign-up/password"), (guest.Status, guest.Address));
        Assert.Contains("no longer works", guest.Main, StringComparison.Ordinal);
        Assert.Empty(guest.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_secret_of_the_link_does_not_stay_in_the_address()
    {
        using var guest = portal.Guest();
        var link = await AskAsync(guest, "clean@example.org");
        await guest.OpenAsync(link);
        Assert.Equal("/en/sign-up/password", guest.Address);
        var secret = link.Split("token=")[1];
        Assert.DoesNotContain(secret, guest.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await portal.CountAsync(
                "select count(*) from token where hash = @secret or data like @like",
                new { secret, like = $"%{secret}%" }
            )
        );
        Assert.True(guest.CookieOf("sign-up")!.HttpOnly);
    }

    private static string OnFile(string language) =>
        language switch
        {
            "en" => "new",
            "de" => "unpaid",
            "es" => "contract",
            "pt" => "moving",
            "ru" => "suspended",
            _ => "oldplan",
        };

    private async Task<string> AskAsync(HttpBrowser guest, string email)
    {
        var before = portal.MailsTo(email).Count;
        await guest.OpenAsync("/en/sign-up/open");
        await guest.SendAsync("/open", ("name", "Somebody"), ("email", email));
        Assert.Equal("/en/sign-up/sent?way=open", guest.Address);
        return SignUpPortal.LinkIn(await portal.MailAsync(email, before + 1));
    }

    private async Task<string> OpenAccountAsync(string email)
    {
        using var guest = portal.Guest();
        var link = await AskAsync(guest, email);
        await guest.OpenAsync(link);
        await guest.SendAsync("/sign-up/password", ("password", Password));
        Assert.Equal("/en/sign-up/welcome", guest.Address);
        return link;
    }
}
