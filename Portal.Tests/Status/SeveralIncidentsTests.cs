using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Status;

/// <summary>The same is said of several incidents at once.</summary>
public sealed class SeveralIncidentsTests(StatusPortal portal) : IClassFixture<StatusPortal>
{
    private const string Form = "incidents/update";

    private const string CountUpdates =
        "select count(*) from incident_update u join incident i on i.id = u.incident_id where i.reference = @reference";

    private const string CountDeeds =
        "select count(*) from audit where target = @target and action = 'incident.state-changed' and actor like 'person:%'";

    [Fact]
    public async Task A_supervisor_ticks_two_incidents_and_both_say_the_same_each_with_its_own_title_and_area()
    {
        var (first, second) = (
            await portal.PublishAsync("No internet in the west", "475"),
            await portal.PublishAsync("None in the east", "476")
        );
        using var supervisor = await ChooseAsync(first, second);
        Assert.Contains("No internet in the west", supervisor.Main, StringComparison.Ordinal);
        await supervisor.PublishAsync(Form, ("state", "fixing"), ("cannedText", "repairing"), ("text-en", "One cable, two districts."));
        Assert.Equal("/en/incidents?done=updated", supervisor.Address);
        Assert.Contains("The chosen incidents have been updated.", supervisor.Main, StringComparison.Ordinal);
        foreach (var (reference, title, area) in new[] { (first, "No internet in the west", "475"), (second, "None in the east", "476") })
        {
            await portal.SeenAsync($"/en/status/{reference}", "One cable, two districts.");
            await portal.SeenAsync($"/en/status/{reference}", title);
            await portal.SeenAsync($"/en/status/{reference}", area);
            Assert.Equal(1, await portal.CountAsync(CountDeeds, new { target = $"incident:{reference}" }));
        }
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_left_alone_and_told_while_the_others_are_updated()
    {
        var (first, second) = (await portal.PublishAsync("No internet up the stream"), await portal.PublishAsync("None down the stream"));
        using var supervisor = await ChooseAsync(first, second);
        await supervisor.SendAsync(Form, ("state", "identified"), ("text-en", "Said of both."), ("text-es", "Palabras que se quedan."));
        await portal.TellAsync(first, "fixing", "Said in between.");
        await supervisor.SendAsync(Form, ("act", "publish"));
        Assert.Equal(HttpStatusCode.Conflict, supervisor.Status);
        Assert.Contains("Updated: 1 of 2.", supervisor.Main, StringComparison.Ordinal);
        Assert.Contains("Said in between.", supervisor.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(second, supervisor.Main, StringComparison.Ordinal);
        Assert.Equal("Palabras que se quedan.", supervisor.Page.QuerySelector("#text-es")!.TextContent);
        await portal.SeenAsync($"/en/status/{second}", "Said of both.");
        Assert.Equal(2, await portal.CountAsync(CountUpdates, new { reference = first }));
        await supervisor.PublishAsync(Form); // after reading it
        Assert.Equal("/en/incidents?done=updated", supervisor.Address);
        await portal.SeenAsync($"/en/status/{first}", "Said of both.");
        Assert.Equal(2, await portal.CountAsync(CountUpdates, new { reference = second }));
    }

    [Fact]
    public async Task An_incident_that_cannot_go_to_the_state_is_told_before_and_after_publishing()
    {
        var (first, second) = (await portal.PublishAsync("No internet at the gate"), await portal.PublishAsync("None at the wall"));
        using var supervisor = await ChooseAsync(first, second);
        await portal.TellAsync(first, "resolved", "It is over at the gate.");
        using var late = await ChooseAsync(second);
        var version = late.Page.QuerySelector<IHtmlInputElement>("input[name=incident]")!.Value;
        await supervisor.SendAsync(
            Form,
            ("state", "fixing"),
            ("text-en", "We repair it."),
            ("incident", $"{first}.2"),
            ("incident", version)
        );
        Assert.Contains("Not updated: it cannot go to this state", supervisor.Main, StringComparison.Ordinal);
        await supervisor.SendAsync(Form, ("act", "publish"));
        Assert.Equal(HttpStatusCode.Conflict, supervisor.Status);
        Assert.Contains("Not updated: it cannot go to this state", supervisor.Main, StringComparison.Ordinal);
        await portal.SeenAsync($"/en/status/{second}", "We repair it.");
    }

    [Fact]
    public async Task Of_two_supervisors_in_the_same_moment_each_incident_hears_one()
    {
        var (first, second) = (await portal.PublishAsync("No internet at noon"), await portal.PublishAsync("None at midnight"));
        using var one = await ChooseAsync(first, second);
        using var other = await ChooseAsync(first, second);
        await one.SendAsync(Form, ("state", "identified"), ("text-en", "The one has found it."));
        await other.SendAsync(Form, ("state", "fixing"), ("text-en", "The other repairs it."));
        await Task.WhenAll(one.SendAsync(Form, ("act", "publish")), other.SendAsync(Form, ("act", "publish")));
        Assert.Contains(HttpStatusCode.Conflict, new[] { one.Status, other.Status });
        foreach (var reference in new[] { first, second })
            Assert.Equal(2, await portal.CountAsync(CountUpdates, new { reference }));
    }

    [Fact]
    public async Task A_button_touched_twice_says_it_once_also_when_it_is_over()
    {
        var (first, second) = (await portal.PublishAsync("No internet on Monday"), await portal.PublishAsync("None on Tuesday"));
        using var supervisor = await ChooseAsync(first, second);
        await supervisor.SendAsync(Form, ("state", "resolved"), ("cannedText", "over"));
        var form = supervisor.Form(Form);
        await supervisor.SendAsync(form, ("act", "publish"));
        await supervisor.SendAsync(form, ("act", "publish"));
        Assert.Equal("/en/incidents?done=updated", supervisor.Address);
        foreach (var reference in new[] { first, second })
            Assert.Equal(2, await portal.CountAsync(CountUpdates, new { reference }));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_without_a_choice_one_is_asked_for_it()
    {
        var (first, second) = (await portal.PublishAsync("No internet in June"), await portal.PublishAsync("None in July"));
        using var supervisor = await ChooseAsync(first, second);
        await supervisor.SendAsync(Form, ("next", "2020-01-01T00:00"), ("text-de", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, supervisor.Status);
        foreach (var field in new[] { "next", "text-en" })
            Assert.NotNull(supervisor.Page.QuerySelector($".errors a[href='#{field}']"));
        Assert.Empty(AccessibleErrors.Missing(supervisor.Page));
        await supervisor.OpenAsync("/en/incidents/update?incident=nonsense&incident=N-0.1");
        Assert.Equal("/en/incidents?done=unchosen", supervisor.Address);
        Assert.Contains("Tick the incidents", supervisor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_find_nothing_to_tick_and_no_form()
    {
        await portal.PublishAsync("No internet for agents");
        using var agent = portal.Guest();
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync("/en/incidents");
        Assert.Null(agent.Page.QuerySelector("[name=incident], #several"));
        await agent.OpenAsync("/en/incidents/update");
        Assert.Equal(HttpStatusCode.NotFound, agent.Status);
    }

    private async Task<HttpBrowser> ChooseAsync(params string[] references)
    {
        var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents");
        var boxes = supervisor.Page.QuerySelectorAll<IHtmlInputElement>("input[name=incident][form=several]").Select(b => b.Value);
        var ticked = boxes.Where(b => references.Contains(b.Split('.')[0])).ToList();
        Assert.Equal(references.Length, ticked.Count);
        await supervisor.OpenAsync($"/en/incidents/update?{string.Join('&', ticked.Select(t => $"incident={t}"))}");
        Assert.Equal(HttpStatusCode.OK, supervisor.Status);
        return supervisor;
    }
}
