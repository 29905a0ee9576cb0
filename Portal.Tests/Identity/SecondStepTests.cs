using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>The authenticator app and the recovery codes: set up, asked for, good once, kept so that nobody can read them.</summary>
public sealed class SecondStepTests(SharedPortal portal)
{
    private const string Editors = "/en/insights/searches";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_see_nothing_until_they_have_set_up_a_second_step_and_go_on_in_the_same_session()
    {
        var (guest, person) = await ArriveAsync("Editor");
        using var _1 = guest;
        await guest.OpenAsync(Editors);
        Assert.Equal("/en/account/second-step", guest.Address);
        var app = AuthenticatorApp.Reading(guest);
        await guest.SendAsync("/account/second-step", ("code", app.CodeAt(AuthenticatorApp.Step - 40)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(app.Secret, AuthenticatorApp.Reading(guest).Secret);
        await guest.SendAsync("/account/second-step", ("code", app.Code()));
        Assert.Equal("/en/account/recovery-codes?first=yes", guest.Address);
        await guest.OpenAsync(Editors);
        Assert.Equal((Editors, HttpStatusCode.OK), (guest.Address, guest.Status));
        await guest.OpenAsync("/en/account/second-step");
        await guest.SendAsync("handler=off");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status); // staff keep one
        Assert.Equal(1, await person.AskAsync<int>("select second_step from person where id = @me"));
    }

    [Fact]
    public async Task New_codes_can_be_taken_along_as_a_file_without_scripts()
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/account/recovery-codes");
        await guest.SendAsync("/account/recovery-codes");
        var codes = guest.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        var form = guest.Form("handler=file");
        await guest.SendAsync(form);
        Assert.Equal(
            ("text/plain", "recovery-codes.txt"),
            (guest.Answer.Content.Headers.ContentType!.MediaType, guest.Answer.Content.Headers.ContentDisposition!.FileName)
        );
        var text = await guest.Answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains(person.Email, text, StringComparison.Ordinal);
        Assert.DoesNotContain(codes, c => !text.Contains(c, StringComparison.Ordinal));
        Assert.True(guest.Answer.Headers.CacheControl!.NoStore);
        var (other, _) = await ArriveAsync();
        using var _2 = other;
        await other.OpenAsync("/en/account/recovery-codes");
        await other.SendAsync(
            "/en/account/recovery-codes?handler=file",
            other.Form("/account/recovery-codes"),
            ("offer", form.QuerySelector("[name=offer]")!.GetAttribute("value")!)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status); // sealed for whom they were made
    }

    [Fact]
    public async Task A_form_sent_twice_sets_the_second_step_up_once()
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/account/second-step");
        var (form, code) = (guest.Form("/account/second-step"), AuthenticatorApp.Reading(guest).Code());
        await guest.SendAsync(form, ("code", code));
        await guest.SendAsync(form, ("code", code));
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Equal(1, await AuditedAsync(person, "second-step.enabled"));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_code_may_be_one_step_early_or_late(int steps, bool right)
    {
        var (person, app, _) = await SetUpAsync();
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(guest);
        Assert.StartsWith("/en/sign-in/second-step", guest.Address, StringComparison.Ordinal);
        await person.DoAsync("update person set last_totp_step = 0 where id = @me");
        await Until.TrueAsync(
            () => Task.FromResult(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 30 <= 26),
            () => "A step of the clock never began.",
            Ct
        ); // not across the end of a step
        await guest.SendAsync("/second-step", ("code", app.CodeAt(AuthenticatorApp.Step + steps)));
        Assert.Equal(right ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(right, guest.Address == "/en/account");
    }

    [Fact]
    public async Task Of_twenty_who_send_the_same_code_at_once_one_gets_in()
    {
        var (person, app, _) = await SetUpAsync();
        await person.DoAsync("update person set last_totp_step = 0 where id = @me");
        var guests = new List<HttpBrowser>();
        using (var first = new HttpBrowser(await portal.AddressAsync()))
        {
            await person.SignInAsync(first);
            for (var i = 0; i < 20; i++)
                guests.Add(await CopyAsync(first));
        }

        var code = app.Code();
        await Task.WhenAll(guests.Select(g => g.SendAsync("/second-step", ("code", code))));
        Assert.Single(guests, g => g.Address == "/en/account");
        Assert.All(
            guests.Where(g => g.Address != "/en/account"),
            g => Assert.Contains(g.Status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests })
        );
        guests.ForEach(g => g.Dispose());
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once_and_the_page_counts_what_is_left()
    {
        var (person, _, codes) = await SetUpAsync();
        Assert.Equal(10, codes.Distinct().Count());
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(guest);
        await guest.SendAsync("/second-step", ("code", codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal("/en/account", guest.Address);
        await guest.OpenAsync("/en/account/recovery-codes");
        Assert.Contains("9 codes left", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(codes, c => guest.Main.Contains(c, StringComparison.Ordinal));
        using var again = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(again);
        await again.SendAsync("/second-step", ("code", codes[3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task A_form_for_codes_sent_twice_shows_the_same_codes_and_new_ones_void_the_old()
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/account/recovery-codes");
        var form = guest.Form("/recovery-codes");
        var once = CodesIn(await guest.SendAsync(form));
        Assert.Equal(once, CodesIn(await guest.SendAsync(form)));
        await guest.OpenAsync("/en/account/recovery-codes");
        Assert.Contains("10 codes left", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(once[0], CodesIn(await guest.SendAsync("/recovery-codes")));
        Assert.Equal(10, await person.AskAsync<int>("select count(*) from recovery_code where person_id = @me"));
    }

    [Fact]
    public async Task The_database_holds_no_secret_and_no_code_that_could_be_read()
    {
        var (_, app, codes) = await SetUpAsync();
        var folder = (await portal.ProgramAsync()).DataFolder;
        var dump = string.Concat(
            Directory
                .GetFiles(folder, "portal.db*")
                .Select(f =>
                {
                    using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
                    return reader.ReadToEnd();
                })
        );
        Assert.DoesNotContain(app.Secret, dump, StringComparison.OrdinalIgnoreCase);
        foreach (var code in codes)
        {
            Assert.DoesNotContain(code, dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Turned_off_it_is_asked_for_no_more_and_the_owner_is_told_of_each_change()
    {
        var (person, _, codes) = await SetUpAsync();
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(guest);
        await guest.SendAsync("/second-step", ("code", codes[0]));
        await guest.OpenAsync("/en/account/second-step");
        await guest.SendAsync("handler=off");
        Assert.Equal("/en/account/second-step?done=off", guest.Address);
        using var next = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(next);
        Assert.Equal("/en/account", next.Address);
        var mails = Path.Combine((await portal.ProgramAsync()).DataFolder, "mails");
        await Until.TrueAsync(
            () => Task.FromResult(Mails(mails, person.Email) >= 5),
            () => "Not all was told: set up, codes, off, and two new browsers.",
            Ct
        );
    }

    private static int Mails(string folder, string email) =>
        !Directory.Exists(folder)
            ? 0
            : Directory.GetFiles(folder, "*.eml").Count(f => File.ReadAllText(f).Contains(email, StringComparison.OrdinalIgnoreCase));

    private static List<string> CodesIn(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".codes code").Select(c => c.TextContent)];

    private static Task<int> AuditedAsync(TestPerson person, string action) =>
        person.AskAsync<int>(
            "select count(*) from audit where target = @target and action = @action",
            ("target", $"person:{person.Key}"),
            ("action", action)
        );

    private async Task<(HttpBrowser Guest, TestPerson Person)> ArriveAsync(string? role = null)
    {
        var person = await TestPerson.ArriveAsync(await portal.ProgramAsync(), role);
        var guest = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(guest);
        // staff go to their work, and that asks for one first
        Assert.Equal(role is null ? "/en/account" : "/en/account/second-step", guest.Address);
        return (guest, person);
    }

    // Somebody with the second step on and ten codes in a drawer.
    private async Task<(TestPerson Person, AuthenticatorApp App, List<string> Codes)> SetUpAsync()
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/account/second-step");
        var app = AuthenticatorApp.Reading(guest);
        await guest.SendAsync("/account/second-step", ("code", app.Code()));
        return (person, app, CodesIn(await guest.SendAsync("/recovery-codes")));
    }

    private async Task<HttpBrowser> CopyAsync(HttpBrowser guest)
    {
        var copy = new HttpBrowser(await portal.AddressAsync());
        foreach (Cookie cookie in guest.Cookies.GetAllCookies())
            copy.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        await copy.OpenAsync("/en/sign-in/second-step");
        return copy;
    }
}
