using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot;

/// <summary>The guides that come with the portal, read from their files.</summary>
internal static class GuideFolder
{
    private static readonly Lazy<GuideSet> Read = new(() =>
    {
        var faults = new List<Diagnostic>();
        var set = new GuideSet(1, GuideFiles.Read(ContentFolder.Read(Repository.Full("content")).Files, faults));
        Assert.Empty(faults);
        return set;
    });

    public static GuideSet Set => Read.Value;
}
