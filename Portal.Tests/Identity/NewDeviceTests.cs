using System.Text.RegularExpressions;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>The owner of an account hears of a browser never seen before, in their own language, and of no other.</summary>
public sealed partial class NewDeviceTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_browser_and_one_seen_before_are_no_news_but_another_one_is()
    {
        var program = await portal.ProgramAsync();
        var person = await TestPerson.ArriveAsync(program, language: "de");
        using var known = new HttpBrowser(program.Address, "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");
        await person.SignInAsync(known);
        await known.OpenAsync("/en/sign-out");
        await known.SendAsync("/en/sign-out");
        await person.SignInAsync(known);
        Assert.Empty(MailsTo(program, person));
        using var other = new HttpBrowser(program.Address, "Mozilla/5.0 (Linux; Android 16) Chrome/150.0");
        await person.SignInAsync(other, "ru"); // whoever it is reads Russian; the owner reads German
        await Until.TrueAsync(() => Task.FromResult(MailsTo(program, person).Count > 0), () => "No mail told of the new browser.", Ct);
        var mail = Assert.Single(MailsTo(program, person));
        Assert.Contains("Ihr Konto wurde auf einem neuen Ger", mail, StringComparison.Ordinal);
        Assert.Contains("Chrome, Android", mail, StringComparison.Ordinal);
        Assert.Contains("127.0.0.x", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("ru/", mail, StringComparison.Ordinal);
        await known.OpenAsync(NotMe().Match(mail).Value); // it was somebody else: the owner locks the account from any browser
        await known.SendAsync("/not-me");
        await other.OpenAsync("/ru/account");
        Assert.StartsWith("/ru/sign-in", other.Address, StringComparison.Ordinal);
    }

    // The text of each mail, its parts decoded.
    private static List<string> MailsTo(InProcessPortal program, TestPerson person)
    {
        var folder = Path.Combine(program.DataFolder, "mails");
        return !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .GetFiles(folder, "*.eml")
                    .Select(File.ReadAllText)
                    .Where(m => m.Contains(person.Email, StringComparison.OrdinalIgnoreCase))
                    .Select(Decode),
            ];
    }

    private static string Decode(string mail) =>
        Packed()
            .Replace(
                mail.ReplaceLineEndings("\n"),
                part =>
                    System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(part.Value.Replace("\n", "", StringComparison.Ordinal)))
            );

    [GeneratedRegex(@"/de/reset-password/not-me/link/[\w-]{43}")]
    private static partial Regex NotMe();

    [GeneratedRegex("(?:^[A-Za-z0-9+/]{60,}\n)+[A-Za-z0-9+/]*={0,2}$", RegexOptions.Multiline)]
    private static partial Regex Packed();
}
