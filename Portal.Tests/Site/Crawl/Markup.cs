using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Tests.Site.Crawl;

/// <summary>What must hold inside every single page, whatever it is about.</summary>
internal static class Markup
{
    private static readonly string[] References =
    [
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "for",
        "form",
        "list",
    ];

    public static IEnumerable<string> Faults(IHtmlDocument document) =>
        [.. Title(document), .. Twice(document), .. Fragments(document), .. Targets(document), .. Names(document), .. Strangers(document)];

    private static IEnumerable<string> Title(IHtmlDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.Title))
            yield return "no title";
        if (document.QuerySelectorAll("h1").Length != 1)
            yield return $"{document.QuerySelectorAll("h1").Length} h1";
        if (string.IsNullOrWhiteSpace(document.QuerySelector("h1")?.TextContent))
            yield return "an empty h1";
        if (document.QuerySelectorAll("main").Length != 1)
            yield return $"{document.QuerySelectorAll("main").Length} main";
    }

    private static IEnumerable<string> Twice(IHtmlDocument document) =>
        document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"id {g.Key} {g.Count()} times");

    private static IEnumerable<string> Fragments(IHtmlDocument document) =>
        from link in document.QuerySelectorAll("a[href^='#'], use[href^='#']")
        let target = Uri.UnescapeDataString(link.GetAttribute("href")![1..])
        where document.GetElementById(target) is null
        select $"#{target} leads nowhere";

    private static IEnumerable<string> Targets(IHtmlDocument document) =>
        from name in References
        from element in document.QuerySelectorAll($"[{name}]")
        from target in element.GetAttribute(name)!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where document.GetElementById(target) is null
        select $"{element.LocalName} {name}={target} names nothing";

    // A field has a label, a button or a link has words: else a reader by ear hears nothing.
    private static IEnumerable<string> Names(IHtmlDocument document) =>
        [
            .. document
                .QuerySelectorAll("input:not([type=hidden], [aria-hidden=true]), textarea, select")
                .Where(e => Label(e) == "")
                .Select(e => $"{e.OuterHtml} has no label"),
            .. document
                .QuerySelectorAll("a[href], button")
                .Where(e => (e.GetAttribute("aria-label") ?? e.TextContent).Trim() == "")
                .Select(e => $"{e.OuterHtml} has no words"),
            .. document.QuerySelectorAll("img:not([alt])").Select(e => $"{e.OuterHtml} has no alternative text"),
        ];

    private static string Label(IElement field) =>
        (
            field.GetAttribute("aria-label")
            ?? field.Closest("label")?.TextContent
            ?? field.Owner!.QuerySelector($"label[for='{field.Id}']")?.TextContent
            ?? ""
        ).Trim();

    // The policy allows no inline script, and no page has a use for one.
    private static IEnumerable<string> Strangers(IHtmlDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script:not([type='application/ld+json'])"))
            if (
                script.GetAttribute("src") is not { } source
                || !source.StartsWith('/')
                || source.StartsWith("//", StringComparison.Ordinal)
                || script.TextContent != ""
            )
                yield return "a script that is not ours: " + script.OuterHtml;
        foreach (
            var element in document.QuerySelectorAll(
                "style, iframe, object, embed, base, meta[http-equiv], applet, frame, link[rel=import]"
            )
        )
            yield return element.OuterHtml;
        foreach (var element in document.All)
        foreach (var attribute in element.Attributes)
            if (IsDangerous(attribute.Name.ToLowerInvariant(), attribute.Value))
                yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
    }

    private static bool IsDangerous(string name, string value)
    {
        if (name.StartsWith("on", StringComparison.Ordinal) || name is "style" or "srcdoc" or "formaction" or "ping")
            return true;
        if (name is not ("href" or "src" or "action" or "xlink:href" or "data" or "poster" or "background"))
            return false;
        var address = string.Concat(value.Where(c => c > ' ')).ToLowerInvariant();
        return address.StartsWith("//", StringComparison.Ordinal)
            || address.StartsWith('\\')
            || address.StartsWith("/\\", StringComparison.Ordinal)
            || (
                address.IndexOf(':') is > 0 and var colon
                && address.IndexOf('/') is var slash
                && (slash < 0 || colon < slash)
                && address[..colon] is not ("https" or "http" or "mailto" or "tel")
            );
    }
}
