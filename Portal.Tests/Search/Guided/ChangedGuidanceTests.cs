using Portal.Tests.Help;

namespace Portal.Tests.Search.Guided;

/// <summary>A running portal goes by a new pin soon after an editor imports it, and a file that is broken later changes nothing.</summary>
public sealed class ChangedGuidanceTests
{
    private const string Pins = "languages/de/pins.yaml";
    private const string Search = "/de/search?q=zwergpinguin";

    [Fact]
    public async Task A_new_pin_is_followed_and_a_broken_file_leaves_it()
    {
        await using var portal = await ChangingPortal.StartAsync();
        Assert.Null(await FirstAsync(portal));
        portal.Content.Write(Pins, portal.Content.Text(Pins) + "zwergpinguin: router-lights\n");
        await portal.ImportAsync();
        await portal.FollowsAsync(async () => await FirstAsync(portal) is not null, "The pinned article does not come.");
        var pinned = await FirstAsync(portal);
        portal.Content.Write(Pins, "zwergpinguin: [");
        portal.Content.Replace("articles/weak-wifi/de.md", "\n## ", "\n## Kaiserpinguin\n\nEin Kaiserpinguin.\n\n## ");
        Assert.Contains("languages/de/pins.yaml:", await portal.ImportAsync(), StringComparison.Ordinal);
        await portal.FollowsAsync(
            async () =>
                (await portal.TextAsync("/de/search?q=kaiserpinguin")).Contains("<mark>Kaiserpinguin</mark>", StringComparison.Ordinal),
            "Search does not find the new text."
        );
        Assert.Equal(pinned, await FirstAsync(portal));
    }

    private static async Task<string?> FirstAsync(ChangingPortal portal) =>
        (await portal.ReadAsync(Search)).Page.QuerySelector("ol.found h2 a")?.GetAttribute("href");
}
