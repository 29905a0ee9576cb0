using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Site;

namespace Portal.Tests.Status;

/// <summary>What staff see and do, by the pages.</summary>
public sealed class IncidentPagesTests(StatusPortal portal) : IClassFixture<StatusPortal>
{
    [Fact]
    public async Task Agents_may_look_and_not_write()
    {
        using var agent = portal.Guest();
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/incidents/{StatusPortal.Outage}");
        Assert.Equal(HttpStatusCode.OK, agent.Status);
        Assert.Contains("DSLAM-DEMO-1", agent.Main, StringComparison.Ordinal);
        Assert.Null(agent.Page.QuerySelector("a[href$='/update']"));
        foreach (var page in new[] { "/en/incidents/new", $"/en/incidents/{StatusPortal.Outage}/update" })
        {
            await agent.OpenAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, agent.Status);
        }
    }

    [Fact]
    public async Task A_ready_phrase_gives_all_six_languages_words_at_once_and_what_is_typed_counts_more()
    {
        using var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor", "de");
        await supervisor.OpenAsync("/de/incidents/new");
        await supervisor.PublishAsync(
            "incidents/new",
            ("cannedTitle", "internet"),
            ("cannedText", "power"),
            ("text-ca", "Ha caigut un arbre."),
            ("places", "Waldheim"),
            ("cause", "power")
        );
        var reference = supervisor.Address.Split('/')[^1];
        await portal.SeenAsync($"/ru/status/{reference}", "Нет интернета");
        await portal.SeenAsync($"/ca/status/{reference}", "Ha caigut un arbre.");
        await portal.SeenAsync($"/pt/status/{reference}", "Uma falha de eletricidade");
    }

    [Fact]
    public async Task The_second_of_two_supervisors_keeps_every_word_and_sees_what_the_first_said()
    {
        var reference = await portal.PublishAsync("No internet at the mill");
        using var first = portal.Guest();
        using var second = portal.Guest();
        foreach (var each in new[] { first, second })
        {
            await each.SignInAsAsync("Supervisor");
            await each.OpenAsync($"/en/incidents/{reference}/update");
        }

        await first.PublishAsync("/update", ("state", "identified"), ("text-en", "The first has found it."));
        await second.SendAsync(
            "/update",
            ("state", "fixing"),
            ("text-en", "The second is quicker."),
            ("text-es", "Palabras que se quedan.")
        );
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("The first has found it.", second.Main, StringComparison.Ordinal);
        Assert.Equal("Palabras que se quedan.", second.Page.QuerySelector("#text-es")!.TextContent);
        await second.PublishAsync("/update");
        Assert.Equal($"/en/incidents/{reference}", second.Address);
        await portal.SeenAsync($"/en/status/{reference}", "The second is quicker.");
        await portal.SeenAsync($"/en/status/{reference}", "The first has found it.");
    }

    [Fact]
    public async Task What_is_missing_on_the_form_is_said_and_what_was_typed_is_kept()
    {
        using var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new?kind=planned");
        await supervisor.SendAsync(
            "kind=planned",
            ("postcodes", "Main Street 5"),
            ("starts", "2026-13-01T10:00"),
            ("title-pt", "Um título"),
            ("text-en", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, supervisor.Status);
        await supervisor.SendAsync(
            "kind=planned",
            ("postcodes", "Main Street 5"),
            ("starts", "0001-01-01T00:00"),
            ("ends", "9999-12-31T23:59"),
            ("title-pt", "Um título"),
            ("text-en", "")
        );
        foreach (var field in new[] { "postcodes", "starts", "ends", "text-en" })
            Assert.NotNull(supervisor.Page.QuerySelector($".errors a[href='#{field}']"));
        Assert.Empty(AccessibleErrors.Missing(supervisor.Page));
        Assert.Equal("Main Street 5", supervisor.Page.QuerySelector("#postcodes")!.GetAttribute("value"));
        Assert.Equal("Um título", supervisor.Page.QuerySelector("#title-pt")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_an_hour_that_comes_twice_it_is_asked_which_one_is_meant()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var night = Enumerable
            .Range(1, 364)
            .Select(n => new DateTime(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(n), new TimeOnly(2, 30)))
            .First(zone.IsAmbiguousTime);
        using var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new?kind=planned");
        await supervisor.SendAsync(
            "kind=planned",
            ("cannedTitle", "work"),
            ("cannedText", "work"),
            ("everywhere", "yes"),
            ("starts", $"{night:yyyy-MM-dd'T'HH:mm}"),
            ("ends", $"{night.AddHours(3):yyyy-MM-dd'T'HH:mm}")
        );
        Assert.Equal(
            ["The clocks go back that night, so this time comes twice. Say which one you mean."],
            supervisor.Page.QuerySelectorAll("#errors li").Select(e => e.TextContent)
        );
        Assert.Empty(AccessibleErrors.Missing(supervisor.Page));
        await supervisor.SendAsync("kind=planned", ("starts-hour", "second"), ("ends", "never"));
        // the answer is still there
        Assert.True(supervisor.Page.QuerySelector<IHtmlInputElement>("input[name=starts-hour][value=second]")!.IsChecked);
        await supervisor.PublishAsync("kind=planned", ("ends", $"{night.AddHours(3):yyyy-MM-dd'T'HH:mm}"));
        Assert.Matches("^/en/incidents/N-", supervisor.Address);
        await supervisor.OpenAsync(supervisor.Address.Replace("/incidents/", "/status/", StringComparison.Ordinal));
        Assert.Contains("02:30 UTC+1", supervisor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planned_work_is_announced_and_called_off()
    {
        using var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new?kind=planned");
        var (starts, ends) = ($"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd}T01:00", $"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd}T05:00");
        await supervisor.PublishAsync(
            "kind=planned",
            ("cannedTitle", "work"),
            ("cannedText", "work"),
            ("everywhere", "yes"),
            ("starts", starts),
            ("ends", ends)
        );
        Assert.Matches("^/en/incidents/N-", supervisor.Address);
        var reference = supervisor.Address.Split('/')[^1];
        await supervisor.OpenAsync($"/en/incidents/{reference}/update");
        await supervisor.PublishAsync("/update", ("state", "closed"), ("cannedText", "off"));
        Assert.Equal($"/en/incidents/{reference}", supervisor.Address);
        await portal.SeenAsync($"/de/status/{reference}", "Die Arbeiten finden nicht statt."); // the mail about it leads here
        await supervisor.OpenAsync($"/en/incidents/{reference}/update");
        Assert.Equal(HttpStatusCode.NotFound, supervisor.Status);
    }
}
