namespace Portal.Web.Site.Links;

/// <summary>Guided help.</summary>
public sealed class GuideLinks(LinkWriter to)
{
    public string Index => to.Page("/Troubleshoot/Index");

    /// <summary>Where a code from another device is typed in.</summary>
    public string Continue => to.Page("/Troubleshoot/Continue");

    /// <summary>The first page of a guide.</summary>
    /// <param name="guide">Its key.</param>
    public string Start(string guide) => to.Page("/Troubleshoot/Start", ("guide", guide));

    /// <summary>A page of a guide.</summary>
    /// <param name="guide">The guide's key.</param>
    /// <param name="node">The key of the node.</param>
    /// <param name="query">Version and answers; begins with "?".</param>
    public string Node(string guide, string node, string query) =>
        $"{to.Page("/Troubleshoot/Node", ("guide", guide), ("node", node))}{query}";

    /// <summary>Where answers are sent that are typed or ticked: it leads on to the page they come to.</summary>
    public string Next(string guide) => to.Page("/Troubleshoot/Next", ("guide", guide));

    /// <summary>Going on with a guide on another device.</summary>
    /// <param name="address">The page to go on with.</param>
    public string Move(string address) => to.Page("/Troubleshoot/Move", ("address", address));

    /// <summary>Where something is measured.</summary>
    /// <param name="measure">What: "Line" or "Speed".</param>
    /// <param name="back">The page of the guide to go on with.</param>
    public string MeasureFrom(string measure, string back) =>
        to.Page(measure == "Line" ? "/Troubleshoot/LineTest" : "/Troubleshoot/SpeedTest", ("back", back));

    /// <summary>Where one's line is tested.</summary>
    /// <param name="line">The line to begin with.</param>
    /// <param name="test">The test to show.</param>
    /// <param name="back">The page of the guide to go on with.</param>
    public string LineTest(string? line = null, string? test = null, string? back = null) =>
        to.Page("/Troubleshoot/LineTest", ("line", line), ("test", test), ("back", back));

    /// <summary>The speed test, for who comes from nowhere.</summary>
    public string SpeedTest => to.Page("/Troubleshoot/SpeedTest");

    /// <summary>What somebody has measured so far.</summary>
    public string SpeedTests => to.Page("/Troubleshoot/Speed/History");

    public string SaveSpeedTest => to.Page("/Troubleshoot/Speed/Save");

    public string RemoveSpeedTest => to.Handler("/Troubleshoot/Speed/History", "remove");

    public string RemoveSpeedTests => to.Handler("/Troubleshoot/Speed/History", "all");

    /// <summary>Answers a small request of the speed test.</summary>
    public string SpeedPing => to.Endpoint("SpeedPing");

    public string SpeedDown => to.Endpoint("SpeedDown");

    public string SpeedUp => to.Endpoint("SpeedUp");

    /// <summary>The drawing of a guide, for editors.</summary>
    public string Graph(string guide) => to.Page("/Troubleshoot/Editors/Graph", ("guide", guide));

    /// <summary>How guides do, for editors.</summary>
    public string Counts => to.Page("/Troubleshoot/Editors/Counts");
}
