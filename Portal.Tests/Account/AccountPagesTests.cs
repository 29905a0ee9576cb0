using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Hosting;
using Portal.Web.Account;
using Portal.Web.Identity;

namespace Portal.Tests.Account;

/// <summary>Index, log, name, copy and deletion, as somebody with an account sees them.</summary>
[Collection(AccountCollection.Name)]
public sealed partial class AccountPagesTests(AccountPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_holds_the_paper_links_the_customer_number_and_sees_the_line_and_nobody_else_gets_it()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync("/en/account");
        Assert.NotNull(guest.Page.QuerySelector("a[href='/en/account/customer-number']"));
        await LinkAsync(guest, "DEMO-1007", "WRONG-CODE");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await LinkAsync(guest, "demo 1007", "demo-code-o7");
        Assert.EndsWith("?done=linked", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account");
        Assert.Contains("Fibre", guest.Main, StringComparison.Ordinal);
        Assert.Contains("DEMO-1007", guest.Main, StringComparison.Ordinal);
        Assert.Contains("line DEMO-", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO1007", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account/customer-number");
        Assert.Contains("customer number DEMO-1007.", guest.Main, StringComparison.Ordinal);
        using var other = await portal.SomebodyAsync();
        await LinkAsync(other, "DEMO-1007", "DEMO-CODE-07");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        var onFile = await portal.AskAsync("select email from customer where number = 'DEMO1007'");
        Assert.Contains(
            "linked your customer number to an account",
            await portal.MailAsync(onFile!, "linked your customer number"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_that_is_off_says_why_since_when_and_what_to_do_and_the_rest_of_the_page_is_about_lines_and_requests()
    {
        using var customer = new HttpBrowser(portal.Program.Address);
        await customer.SignInAsCustomerAsync(1005, "en");
        await customer.OpenAsync("/en/account");
        var line = customer.Page.QuerySelector(".service[data-state=suspended]")!;
        Assert.Contains("since 16 November 2026", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("A bill is unpaid.", line.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(line.QuerySelector(".message a[href^='tel:']"));
        Assert.Contains("Example Box 6", line.TextContent, StringComparison.Ordinal);
        Assert.Equal(["bills", "services", "help", "yours"], customer.Page.QuerySelectorAll(".account-part > h2").Select(h => h.Id));
        Assert.NotNull(customer.Page.QuerySelector("#help ~ .records a[href^='/en/tickets/']"));
        var safety = customer.Page.QuerySelector("aside.safety")!;
        Assert.Equal("Make your account safer", safety.QuerySelector("h2")!.TextContent);
        Assert.NotNull(safety.QuerySelector("a[href='/en/account/passkeys']"));
    }

    [Fact]
    public async Task Beside_every_page_of_the_account_stand_the_ways_to_the_others()
    {
        using var customer = new HttpBrowser(portal.Program.Address);
        await customer.SignInAsCustomerAsync(1003, "en");
        await customer.OpenAsync("/en/account/details");
        var here = customer.Page.QuerySelector("nav.side [aria-current=page]")!;
        Assert.Equal("/en/account/details", here.GetAttribute("href"));
        Assert.NotNull(customer.Page.QuerySelector("nav.side a[href='/en/tickets']"));
    }

    [Fact]
    public async Task Codes_for_one_number_are_counted_whoever_tries_them_from_wherever()
    {
        await portal.RunAsync(
            """
            insert into attempt (scope, subject, failures, last_attempt_at, blocked_until, expires_at)
            values ('printed-code/all', $who, 15, $now, $later, $later)
            """,
            ("$who", Secret.Hash("DEMO1009")),
            ("$now", $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss.ffffff+00:00}"),
            ("$later", $"{DateTimeOffset.UtcNow.AddMinutes(10):yyyy-MM-dd HH:mm:ss.ffffff+00:00}")
        );
        using var guest = await portal.SomebodyAsync();
        await LinkAsync(guest, "demo 1009", "DEMO-CODE-09");
        Assert.Equal(HttpStatusCode.TooManyRequests, guest.Status);
        await LinkAsync(guest, "DEMO-1010", "WRONG-CODE");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
    }

    [Fact]
    public async Task The_log_says_what_happened_in_words_and_nothing_of_others()
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        var target = "person:" + await portal.AskAsync("select key from person where email = $email", ("$email", email));
        await portal.RunAsync(
            """
            insert into audit (at, actor, action, target, detail)
            values ('2026-01-02 03:04:05+00:00', 'system', 'thing.unheard-of', $target, 'inner words')
            """,
            ("$target", target)
        );
        for (var n = 0; n < 30; n++)
            await portal.RunAsync(
                """
                insert into audit (at, actor, action, target, detail)
                values ('2026-01-02 03:04:05+00:00', 'person:x', 'person.roles-changed', $target, '')
                """,
                ("$target", target)
            );
        await guest.OpenAsync("/en/account/log");
        Assert.Equal(25, guest.Page.QuerySelectorAll(".records li").Length);
        Assert.Contains("by a member of our staff", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync(guest.Page.QuerySelector("main .actions a")!.GetAttribute("href")!);
        Assert.Contains("Something was changed in your account", guest.Main, StringComparison.Ordinal);
        Assert.Contains("Signed in", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("inner words", guest.Main, StringComparison.Ordinal);
        Assert.Equal(7, guest.Page.QuerySelectorAll(".records li").Length);
    }

    [Fact]
    public async Task What_was_logged_under_a_former_name_reads_as_it_does_today()
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        await portal.RunAsync(
            """
            insert into audit (at, actor, action, target, detail)
            select '2026-01-02 03:04:05+00:00', 'person:' || key, 'own-data.taken', 'person:' || key, 'Opera; 198.51.100.x' from person
            where email = $email
            """,
            ("$email", email)
        );
        await guest.OpenAsync("/en/account/log");
        Assert.Contains("A copy of your data was downloaded", guest.Main, StringComparison.Ordinal);
        Assert.Contains("Opera, 198.51.100.x", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_happens_to_an_account_has_words_in_its_log_and_no_words_are_for_nothing()
    {
        string[] elsewhere = ["person.erased", "first-administrator.invited"]; // nobody is left to read the one; the other is of the portal
        var code = Map
            .Repository.Below("Portal.Web/", ".cs")
            .Where(f =>
                !f.EndsWith("/AuditTexts.cs", StringComparison.Ordinal) && !f.EndsWith("/AuditActions.cs", StringComparison.Ordinal)
            )
            .Select(Map.Repository.Text)
            .ToList();
        var written = code.SelectMany(c => Written().Matches(c).Select(m => m.Groups[1].Value))
            .Where(a => a.Contains('.', StringComparison.Ordinal))
            .ToHashSet();
        var words = AuditTexts.Placed.Concat(AuditTexts.Others).ToList();
        Assert.DoesNotContain(words, w => !code.Exists(c => c.Contains($"\"{w}\"", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            written.Except(words).Except(elsewhere),
            a =>
                a.Split('.')[0]
                    is "session"
                        or "person"
                        or "password"
                        or "email"
                        or "email-change"
                        or "passkey"
                        or "second-step"
                        or "recovery-codes"
                        or "data-export"
                        or "deletion"
                        or "details"
                        or "customer-number"
                        or "printed-code"
                        or "reset"
                        or "invitation"
                        or "first-administrator"
        );
        Assert.Contains("person.roles-changed", written);
    }

    [Theory]
    [InlineData("Imię <b>&\"' 💥 اسم", true)]
    [InlineData("   ", false)]
    [InlineData("two\r\nlines", false)]
    public async Task A_name_is_shown_as_it_was_typed_or_refused_at_its_field(string name, bool taken)
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync("/en/account/details");
        await guest.SendAsync("/en/account/details", ("name", name), ("writes", "ca"));
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, guest.Status);
        if (!taken)
            return;
        await guest.OpenAsync("/en/account");
        Assert.Contains(name, guest.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_holds_everything_of_the_person_and_no_secret()
    {
        var email = await portal.PersonAsync("Name <script>alert(1)</script>");
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync("/de/account/data");
        await guest.SendAsync("/de/account/data", ("kind", "json"));
        Assert.Equal("attachment", guest.Answer.Content.Headers.ContentDisposition!.DispositionType);
        using var copy = JsonDocument.Parse(await guest.Answer.Content.ReadAsStringAsync(Ct));
        var tables = copy.RootElement.GetProperty("tables");
        Assert.Equal(email, tables.GetProperty("account")[0].GetProperty("email").GetString());
        Assert.Equal(1, tables.GetProperty("sessions").GetArrayLength());
        Assert.DoesNotContain("hash", copy.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        await guest.OpenAsync("/de/account/data");
        await guest.SendAsync("/de/account/data", ("kind", "page"));
        Assert.Empty(guest.Page.QuerySelectorAll("script"));
        var read = guest.Page.Body!.TextContent;
        Assert.Contains(email, read, StringComparison.Ordinal);
        foreach (var words in new[] { "Angemeldet", "English", "UTC", "Nein" })
            Assert.Contains(words, read, StringComparison.Ordinal);
        foreach (var codes in new[] { "session.started", "data-export.downloaded", ":00Z" })
            Assert.DoesNotContain(codes, read, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{4}-\d\d-\d\dT", read);
        Assert.Equal(
            "2",
            await portal.AskAsync(
                """
                select count(*) from audit
                where action = 'data-export.downloaded' and target = 'person:' || (select key from person where email = $email)
                """,
                ("$email", email)
            )
        );
    }

    [Fact]
    public async Task A_deletion_is_asked_for_once_shown_and_taken_back()
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        for (var times = 0; times < 2; times++)
        {
            await guest.OpenAsync("/en/account/deletion/confirm");
            await guest.SendAsync("deletion/confirm");
        }

        await portal.MailAsync(email, "You asked us to delete your account");
        Assert.Single(portal.Mails(email), m => m.Contains("You asked us to delete your account", StringComparison.Ordinal));
        await guest.OpenAsync("/en/account");
        Assert.Contains("will be deleted on", guest.Page.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account/deletion");
        await guest.SendAsync("account/deletion");
        await guest.OpenAsync("/en/account");
        Assert.DoesNotContain("will be deleted on", guest.Main, StringComparison.Ordinal);
    }

    // What is given to the audit trail, to the help desk of people, and to that of the ways in.
    [GeneratedRegex("(?:AuditAsync|TellAsync|ChangeAsync|isLink \\?)[^;]*?\"([a-z-]+\\.[a-z-]+)\"")]
    private static partial Regex Written();

    private static async Task LinkAsync(Hosting.HttpBrowser guest, string number, string code)
    {
        await guest.OpenAsync("/en/account/customer-number");
        await guest.SendAsync("account/customer-number", ("number", number), ("code", code));
    }
}
