using System.Net;

namespace Portal.Tests.Status;

/// <summary>What a supervisor sees before something is published.</summary>
public sealed class IncidentPreviewTests(StatusPortal portal) : IClassFixture<StatusPortal>
{
    [Fact]
    public async Task Before_publishing_one_sees_every_language_and_how_many_it_reaches_and_nothing_is_public_yet()
    {
        using var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new");
        Assert.Contains("Times are on the provider’s clocks:", supervisor.Main, StringComparison.Ordinal);
        await supervisor.SendAsync(
            "incidents/new",
            ("readytitle", "internet"),
            ("readysaying", "power"),
            ("everywhere", "yes"),
            ("cause", "power"),
            ("act", "preview")
        );
        Assert.Equal(HttpStatusCode.OK, supervisor.Status);
        var preview = supervisor.Page.QuerySelector(".incident-preview")!;
        Assert.Equal(6, preview.QuerySelectorAll("details").Length);
        Assert.Contains("Нет интернета", preview.TextContent, StringComparison.Ordinal);
        Assert.Contains("told by email.", preview.TextContent, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* lines are in this area", preview.TextContent);
        await supervisor.SendAsync("incidents/new", ("act", "preview"), ("readytitle", ""));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, true),
            (supervisor.Status, supervisor.Page.QuerySelector(".incident-preview") is null)
        );
        await supervisor.SendAsync("incidents/new", ("readytitle", "internet"));
        Assert.StartsWith("/en/incidents/N-", supervisor.Address, StringComparison.Ordinal);
        Assert.Contains("Lines in the area", supervisor.Main, StringComparison.Ordinal);
    }
}
