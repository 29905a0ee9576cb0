using System.Text.RegularExpressions;

namespace Portal.Web.Help.Markdown;

/// <summary>The only way for an address into an article: https, mailto, tel, our own schemes and headings of the same text.</summary>
internal sealed partial class LinkResolver(RenderContext context, IReadOnlySet<string> anchors)
{
    private readonly Dictionary<string, GlossaryTerm> words = [];

    /// <summary>The glossary's words that were linked to, in the order of their first use.</summary>
    public IReadOnlyDictionary<string, GlossaryTerm> Words => words;

    public LinkTarget Resolve(string written)
    {
        var url = Variables.Fill(written, context.Variables);
        if (url.Length > Limits.AddressLength)
            return LinkTarget.Refused("an address is too long");
        if (Variables.Unknown(url, context.Variables).FirstOrDefault() is { } unknown)
            return LinkTarget.Refused($"unknown variable {unknown}");
        if (url.StartsWith('#'))
            return Here(Uri.UnescapeDataString(url[1..]));
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var rest = url[(colon + 1)..];
        return (colon < 0 ? "" : url[..colon].ToLowerInvariant()) switch
        {
            "https" => Outside(url),
            "mailto" when Mail().IsMatch(rest) => new(url),
            "tel" when Telephone().IsMatch(rest) => new(url),
            "article" => Article(rest),
            "topic" => context.Topic(rest) is { } address ? new(address) : LinkTarget.Refused($"unknown topic {Short(rest)}"),
            "page" => context.Page(rest) is { } page ? new(page) : LinkTarget.Refused($"unknown page {Short(rest)}"),
            "term" => Term(rest),
            _ => LinkTarget.Refused($"a link may not go to {Short(url)}"),
        };
    }

    private static LinkTarget Outside(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Host.Length: > 0, UserInfo: "" }
            ? new(uri.AbsoluteUri) { IsOutside = true }
            : LinkTarget.Refused($"{Short(url)} is no address");

    private static string Short(string url) => url.Length <= 60 ? url : url[..60] + "…";

    private LinkTarget Here(string anchor) =>
        anchors.Contains(anchor) ? new("#" + anchor) : LinkTarget.Refused($"no heading #{Short(anchor)} in this article");

    private LinkTarget Article(string reference)
    {
        var parts = reference.Split('#', 2);
        if (context.Article(parts[0]) is not { } article)
            return LinkTarget.Refused($"unknown article {Short(parts[0])}");
        if (parts.Length == 1)
            return new(article.Address) { Title = article.Title };
        var anchor = Uri.UnescapeDataString(parts[1]);
        var exists = Anchors.IsWellFormed(anchor) && (article.Anchors is null || article.Anchors().Contains(anchor));
        return exists
            ? new(article.Address + "#" + anchor) { Title = article.Title }
            : new(article.Address) { Title = article.Title, Fault = $"no heading #{Short(anchor)} in article {parts[0]}" };
    }

    private LinkTarget Term(string key)
    {
        if (!context.Glossary.TryGetValue(key, out var word))
            return LinkTarget.Refused($"unknown term {Short(key)}");
        words.TryAdd(key, word);
        return new("#term-" + key) { IsTerm = true, Title = word.Term };
    }

    [GeneratedRegex(@"^[^\s<>""'\\@:]{1,64}@[^\s<>""'\\@:/]{1,255}$")]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\+?[0-9().-]{2,30}$")]
    private static partial Regex Telephone();
}
