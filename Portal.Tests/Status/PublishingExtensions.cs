using Portal.Tests.Hosting;

namespace Portal.Tests.Status;

/// <summary>How a supervisor publishes: the form leads to the preview, and the preview publishes.</summary>
internal static class PublishingExtensions
{
    public static async Task PublishAsync(this HttpBrowser supervisor, string action, params (string Name, string Value)[] typed)
    {
        await supervisor.SendAsync(action, typed);
        Assert.True(supervisor.Page.QuerySelector(".incident-preview") is not null, supervisor.Main);
        await supervisor.SendAsync(action, ("act", "publish"));
    }
}
