using System.Net;

namespace Portal.Tests.Identity.SignUp;

public sealed partial class SignUpTests
{
    [Theory]
    [InlineData("short", "at least 12", "refused1@example.org")]
    [InlineData("", "Choose a password", "refused2@example.org")]
    [InlineData("passwordpassword", "words everyone would think of", "refused3@example.org")]
    [InlineData("refused4@example.org", "your own name or address", "refused4@example.org")]
    [InlineData("qwertyuiop12", "follows the keyboard", "refused5@example.org")]
    [InlineData("photosynthesis", "Many people use", "refused6@example.org")]
    public async Task A_password_that_is_not_taken_is_told_why_and_the_link_stays_good(string password, string reason, string email)
    {
        using var guest = portal.Guest();
        await guest.OpenAsync(await AskAsync(guest, email));
        await guest.SendAsync("/sign-up/password", ("password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains(reason, guest.Page.QuerySelector("#password-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("#password")!.GetAttribute("value"));
        await guest.SendAsync("/sign-up/password", ("form-token", "forged"), ("password", Password));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Equal(0, await portal.CountAsync("select count(*) from person where email = @email", new { email }));
        await guest.SendAsync("/sign-up/password", ("password", Password));
        Assert.Equal("/en/sign-up/welcome", guest.Address);
    }

    [Fact]
    public async Task A_password_of_four_thousand_characters_is_refused_kindly()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync(await AskAsync(guest, "long@example.org"));
        await guest.SendAsync("/sign-up/password", ("password", new string('x', 4096)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains("room for 128", guest.Page.QuerySelector("#password-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_touches_of_the_button_make_one_person_who_is_in_both_times()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync(await AskAsync(guest, "double@example.org"));
        using var other = portal.Guest();
        foreach (System.Net.Cookie cookie in guest.Cookies.GetAllCookies())
            other.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        await other.OpenAsync("/en/sign-up/password");
        await Task.WhenAll(
            guest.SendAsync("/sign-up/password", ("password", Password)),
            other.SendAsync("/sign-up/password", ("password", Password))
        );
        Assert.Equal(("/en/sign-up/welcome", "/en/sign-up/welcome"), (guest.Address, other.Address));
        Assert.Equal(1, await portal.CountAsync("select count(*) from person where email = @email", new { email = "double@example.org" }));
    }

    [Fact]
    public async Task Two_people_with_one_letter_make_one_account_and_the_second_is_told_so()
    {
        using var first = portal.Guest();
        using var second = portal.Guest();
        foreach (var (guest, email) in new[] { (first, "race.one@example.org"), (second, "race.two@example.org") })
        {
            await guest.OpenAsync("/en/sign-up");
            await guest.SendAsync("/sign-up", ("number", "DEMO-1008"), ("code", "DEMO-CODE-08"), ("email", email));
            await guest.OpenAsync(SignUpPortal.LinkIn(await portal.MailAsync(email)));
        }

        await Task.WhenAll(
            first.SendAsync("/sign-up/password", ("password", Password)),
            second.SendAsync("/sign-up/password", ("password", Password))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], new[] { first.Status, second.Status }.Order());
        Assert.Equal(
            1,
            await portal.CountAsync("select count(*) from person where customer_number = @number", new { number = "DEMO1008" })
        );
        Assert.Contains("is already an account", (first.Status == HttpStatusCode.Conflict ? first : second).Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", 3)]
    [InlineData("-", "short", "no", 3)]
    [InlineData("<script>", "<b>bold</b>", "a@b\r\nBcc: c@example.org", 3)]
    [InlineData("число", "код и пароль", "ü@example.org", 3)]
    [InlineData("DEMO-1011", "DEMO-CODE-11", "\"quoted name\"@example.org", 1)]
    [InlineData("😀😀😀😀", "😀😀😀😀😀😀", "😀@example.org", 3)]
    [InlineData("1;drop table person", "' or '1'='1", "x@localhost", 3)]
    public async Task What_cannot_be_right_is_told_at_its_field_and_kept(string number, string code, string email, int errors)
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/ca/sign-up");
        await guest.SendAsync("/sign-up", ("number", number), ("code", code), ("email", email));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(errors, guest.Page.QuerySelectorAll("#errors li a").Length);
        Assert.Equal(code, guest.Page.QuerySelector("#code")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Too_many_tries_for_one_number_have_to_wait_whether_or_not_somebody_has_it()
    {
        foreach (var number in new[] { "DEMO-1012", "NOBODY-3" })
        {
            using var guest = portal.Guest();
            await guest.OpenAsync("/en/sign-up");
            for (var n = 0; n < 7; n++)
            {
                await guest.OpenAsync("/en/sign-up");
                await guest.SendAsync("/sign-up", ("number", number), ("code", $"guess-{n:D3}"), ("email", "guesser@example.org"));
                if (guest.Status == HttpStatusCode.TooManyRequests)
                    break;
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, guest.Status);
            Assert.NotNull(guest.Answer.Headers.RetryAfter);
            Assert.Equal(number, guest.Page.QuerySelector("#number")!.GetAttribute("value"));
        }
    }
}
