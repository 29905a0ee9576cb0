using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Hosting;

namespace Portal.Tests.Status;

/// <summary>What a supervisor sees before something is published; only there it is published.</summary>
public sealed class IncidentPreviewTests(StatusPortal portal) : IClassFixture<StatusPortal>
{
    private const string CountTitles =
        "select count(*) from incident i join incident_text t on t.incident_id = i.id where t.language = 'en' and t.title = @title";

    private const string CountUpdates =
        "select count(*) from incident_update u join incident i on i.id = u.incident_id where i.reference = @reference";

    [Fact]
    public async Task Before_publishing_one_sees_every_language_and_how_many_it_reaches_and_nothing_is_public_yet()
    {
        using var supervisor = await EnterAsync("/en/incidents/new");
        Assert.Contains("Times are on the provider’s clocks:", supervisor.Main, StringComparison.Ordinal);
        await supervisor.SendAsync(
            "incidents/new",
            ("cannedTitle", "internet"),
            ("cannedText", "power"),
            ("title-en", "No internet on the hill"),
            ("everywhere", "yes"),
            ("cause", "power")
        );
        Assert.Equal(HttpStatusCode.OK, supervisor.Status);
        var preview = supervisor.Page.QuerySelector(".incident-preview")!;
        Assert.Equal(6, preview.QuerySelectorAll(".language-texts").Length);
        Assert.Contains("Нет интернета", preview.TextContent, StringComparison.Ordinal);
        Assert.Contains("told by email.", preview.TextContent, StringComparison.Ordinal);
        Assert.Contains("Times are on the provider’s clocks:", preview.TextContent, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* lines are in this area", preview.TextContent);
        Assert.Equal(0, await portal.CountAsync(CountTitles, new { title = "No internet on the hill" }));
        await supervisor.SendAsync("incidents/new", ("act", "publish"));
        Assert.StartsWith("/en/incidents/N-", supervisor.Address, StringComparison.Ordinal);
        Assert.Contains("Lines in the area", supervisor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_never_had_a_preview_publishes_nothing_whatever_it_asks_for()
    {
        using var supervisor = await EnterAsync("/en/incidents/new");
        await supervisor.SendAsync(
            "incidents/new",
            ("title-en", "No internet behind the hill"),
            ("cannedText", "power"),
            ("everywhere", "yes"),
            ("act", "publish")
        );
        Assert.NotNull(supervisor.Page.QuerySelector(".incident-preview"));
        Assert.Equal(0, await portal.CountAsync(CountTitles, new { title = "No internet behind the hill" }));
    }

    [Theory]
    [InlineData("/en/incidents/new", "incidents/new")]
    [InlineData($"/en/incidents/{StatusPortal.Outage}/update", "/update")]
    public async Task Going_back_keeps_everything_that_was_typed(string address, string action)
    {
        using var supervisor = await EnterAsync(address);
        await supervisor.SendAsync(
            action,
            ("title-en", "Ours & <theirs>"),
            ("text-pt", "Primeira linha.\nSegunda linha."),
            ("postcodes", "471, 472"),
            ("technologies", "fibre"),
            ("technologies", "cable"),
            ("cannedText", "cable"),
            ("cause", "weather")
        );
        Assert.Null(supervisor.Page.QuerySelector("#title-en"));
        await supervisor.SendAsync(action, ("act", "edit"));
        Assert.Equal((HttpStatusCode.OK, address), (supervisor.Status, supervisor.Address));
        Assert.Equal("Ours & <theirs>", supervisor.Page.QuerySelector<IHtmlInputElement>("#title-en")!.Value);
        Assert.Equal("Primeira linha.\nSegunda linha.", supervisor.Page.QuerySelector("#text-pt")!.TextContent);
        Assert.Equal("471, 472", supervisor.Page.QuerySelector<IHtmlInputElement>("#postcodes")!.Value);
        Assert.Equal(
            ["fibre", "cable"],
            supervisor
                .Page.QuerySelectorAll<IHtmlInputElement>("[name=technologies]")
                .Where(t => t.IsChecked)
                .Select(t => t.Value)
                .OrderDescending()
        );
        Assert.Equal("cable", supervisor.Page.QuerySelector<IHtmlSelectElement>("#cannedText")!.Value);
        Assert.Equal("weather", supervisor.Page.QuerySelector<IHtmlSelectElement>("#cause")!.Value);
        Assert.Empty(supervisor.Page.QuerySelectorAll("#errors"));
    }

    [Fact]
    public async Task A_button_touched_twice_publishes_one_incident()
    {
        using var supervisor = await EnterAsync("/en/incidents/new");
        await supervisor.SendAsync("incidents/new", ("title-en", "No internet twice"), ("cannedText", "power"), ("everywhere", "yes"));
        var form = supervisor.Form("incidents/new");
        using var again = supervisor.Copy();
        await Task.WhenAll(supervisor.SendAsync(form, ("act", "publish")), again.SendAsync("/en/incidents/new", form, ("act", "publish")));
        Assert.StartsWith("/en/incidents/N-", supervisor.Address, StringComparison.Ordinal);
        Assert.Equal(supervisor.Address, again.Address);
        Assert.Equal(1, await portal.CountAsync(CountTitles, new { title = "No internet twice" }));
    }

    [Theory]
    [InlineData("fixing")]
    [InlineData("resolved")] // cannot be resolved again
    public async Task A_button_touched_twice_says_it_once(string state)
    {
        var reference = await portal.PublishAsync($"No internet until {state}");
        using var supervisor = await EnterAsync($"/en/incidents/{reference}/update");
        await supervisor.SendAsync("/update", ("state", state), ("cannedText", "repairing"));
        var form = supervisor.Form("/update");
        await supervisor.SendAsync(form, ("act", "publish"));
        await supervisor.SendAsync(form, ("act", "publish"));
        Assert.Equal((HttpStatusCode.OK, $"/en/incidents/{reference}"), (supervisor.Status, supervisor.Address));
        Assert.Equal(2, await portal.CountAsync(CountUpdates, new { reference }));
    }

    [Fact]
    public async Task Work_that_is_called_off_by_a_button_touched_twice_is_called_off_once()
    {
        using var supervisor = await EnterAsync("/en/incidents/new?kind=planned");
        await supervisor.PublishAsync(
            "kind=planned",
            ("cannedTitle", "work"),
            ("cannedText", "work"),
            ("everywhere", "yes"),
            ("starts", $"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd}T01:00"),
            ("ends", $"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd}T05:00")
        );
        var reference = supervisor.Address.Split('/')[^1];
        await supervisor.OpenAsync($"/en/incidents/{reference}/update");
        await supervisor.SendAsync("/update", ("state", "closed"), ("cannedText", "off"));
        var form = supervisor.Form("/update");
        await supervisor.SendAsync(form, ("act", "publish"));
        await supervisor.SendAsync(form, ("act", "publish"));
        Assert.Equal((HttpStatusCode.OK, $"/en/incidents/{reference}"), (supervisor.Status, supervisor.Address));
        Assert.Equal(2, await portal.CountAsync(CountUpdates, new { reference }));
    }

    private async Task<HttpBrowser> EnterAsync(string address)
    {
        var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync(address);
        return supervisor;
    }
}
