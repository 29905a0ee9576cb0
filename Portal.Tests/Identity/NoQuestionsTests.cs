using Portal.Tests.Hosting;
using Portal.Tests.Map;

namespace Portal.Tests.Identity;

/// <summary>Nobody is asked for the name of their first pet, and no hint to a password is kept.</summary>
public sealed class NoQuestionsTests(SharedPortal portal)
{
    [Fact]
    public async Task No_form_asks_for_a_hint_or_a_secret_answer_and_no_table_has_room_for_one()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        foreach (
            var page in new[] { "/en/sign-in", "/en/sign-up", "/en/sign-up/on-file", "/en/reset-password", "/en/reset-password/other-ways" }
        )
        {
            await guest.OpenAsync(page);
            var names = guest
                .Page.QuerySelectorAll("main input, main select, main textarea")
                .Select(e => e.GetAttribute("name") ?? "")
                .ToList();
            Assert.DoesNotContain(names, IsQuestion);
        }

        var columns = Repository
            .Below("Portal.Web/Data/Migrations/", ".sql")
            .SelectMany(f => Repository.Text(f).Split('\n'))
            .Select(l => l.Trim().Split(' ')[0])
            .ToList();
        Assert.Contains("password_hash", columns);
        Assert.DoesNotContain(columns, IsQuestion);
    }

    private static bool IsQuestion(string name) =>
        name.Contains("question", StringComparison.OrdinalIgnoreCase) || name.Contains("hint", StringComparison.OrdinalIgnoreCase);
}
