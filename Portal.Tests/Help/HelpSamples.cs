using Portal.Web.Help.Markdown;

namespace Portal.Tests.Help;

/// <summary>A small world for texts to refer to.</summary>
internal static class HelpSamples
{
    public const string Svg =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">"""
        + """<rect class="fill" x="1" y="1" width="8" height="8"/><text class="label">{power}</text></svg>""";

    private static readonly Dictionary<string, string> English = new()
    {
        ["Help.Callout.Tip"] = "Tip",
        ["Help.Callout.Note"] = "Note",
        ["Help.Callout.Warning"] = "Careful",
        ["Help.Callout.Danger"] = "Danger",
        ["Help.Only.Fibre"] = "Only for fibre",
        ["Help.Only.Several"] = "Only for {0}",
        ["Help.Technology.Fibre"] = "fibre",
        ["Help.Technology.Cable"] = "cable",
        ["Help.Technology.Dsl"] = "DSL",
        ["Help.Technology.Wireless"] = "wireless",
        ["Help.And"] = "and",
        ["Help.Text"] = "Words used here",
    };

    public static RenderContext Context { get; } =
        new()
        {
            Language = "en",
            Variables = new Dictionary<string, string>
            {
                ["name"] = "Fox & <Son>",
                ["phone"] = "0800 000 000",
                ["phone_link"] = "+490800000000",
                ["router_address"] = "http://192.168.1.1",
            },
            Glossary = new Dictionary<string, GlossaryTerm>
            {
                ["ont"] = new("Fibre box <ONT>", "Light & signal."),
                ["wps"] = new("WPS", "A button."),
            },
            Article = key =>
                key == "weak-wifi" ? new("/en/help/weak-wifi", "Weak Wi-Fi") { Anchors = () => new HashSet<string> { "place" } } : null,
            Topic = key => key == "wifi" ? "/en/topics/wifi" : null,
            Page = name => name == "status" ? "/en/status" : null,
            Figure = name => name == "box" ? new(Svg, new Dictionary<string, string> { ["power"] = "Power <on>" }) : null,
            Text = key => English.GetValueOrDefault(key, key),
        };

    public static RenderedArticle Render(string body) => ArticleRenderer.Render(new ArticleSource("The title", body), Context);

    public static string OneLine(string html) => string.Concat(html.Split('\n'));
}
