using Portal.Tests.Help.Content;
using Portal.Web.Help;
using Portal.Web.Troubleshoot;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>Who began on a version of a guide finishes on it; who begins later has the new one.</summary>
public sealed class GuideVersionTests
{
    private const string Structure = """
        icon: no-internet
        kind: task
        minutes: 5
        topic: internet
        start: first
        nodes:
          first:
            kind: choice
            answers: { yes: end, unknown: end }
          end: { kind: result, outcome: solved }
        """;

    [Fact]
    public async Task A_change_is_a_new_version_and_the_same_files_are_none()
    {
        await using var data = await HelpDatabase.CreateAsync();
        using var library = new GuideLibrary(data.Data, new ContentLibrary(data.Data));
        await PublishAsync(data, "Does it work?");
        var first = await library.CurrentAsync(HelpDatabase.Ct);
        await PublishAsync(data, "Does it work now?");
        await library.ChangedAsync(["content"], HelpDatabase.Ct);
        var second = await library.CurrentAsync(HelpDatabase.Ct);
        Assert.True(second.Version > first.Version);
        Assert.Equal("Does it work?", TitleIn(await library.AtAsync(first.Version, HelpDatabase.Ct)));
        Assert.Equal("Does it work now?", TitleIn(second));
        Assert.Equal(second.Version, (await library.AtAsync(long.MaxValue, HelpDatabase.Ct)).Version);
        Assert.Equal(second.Version, (await library.AtAsync(0, HelpDatabase.Ct)).Version);
    }

    private static string TitleIn(GuideSet set) => set.Find("g")!.Texts["en"].Nodes["first"].Title;

    private static Task PublishAsync(HelpDatabase data, string question)
    {
        var words = $$"""
            title: "A guide"
            summary: "What it does."
            symptoms: [a, b, c, d, e, f, g, h, i, j, k, l]
            nodes:
              first: { title: "{{question}}", answers: { yes: "It does" } }
              end: { title: "Good", text: "That is all." }
            """;
        var files = Portal.Web.Site.Language.Codes.ToDictionary(l => $"guides/g.{l}.yaml", _ => words);
        files["guides/g.yaml"] = Structure;
        return data.Data.WriteAsync(work => TroubleshootSetup.Content[0].PublishAsync(work, [.. files.Keys], files), HelpDatabase.Ct);
    }
}
