using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Tests.Site.Crawl;

/// <summary>What stands at one address, as the crawl found it.</summary>
internal sealed record CrawledPage
{
    /// <summary>The address that was asked for: path and query.</summary>
    public required string Address { get; init; }

    /// <summary>Where a reader looked before it; for the sentence of a failing test.</summary>
    public required string LinkedFrom { get; init; }

    public required HttpStatusCode Status { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public required string? Location { get; init; }

    public required IReadOnlyList<string> Cookies { get; init; }

    public required string CacheControl { get; init; }

    /// <summary>The document of a web page; null for everything else.</summary>
    public required IHtmlDocument? Document { get; init; }

    public bool IsRedirect => (int)Status is 301 or 302 or 307 or 308;

    /// <summary>The first part of the address: "de".</summary>
    public string Language => Address.Split('/', '?')[1];

    public string Path => Address.Split('?')[0];

    public bool Indexable => Document is not null && Path == Address && Attribute("meta[name=robots]", "content") is null;

    public string? Attribute(string selector, string name) => Document?.QuerySelector(selector)?.GetAttribute(name);

    public IEnumerable<IElement> All(string selector) => Document?.QuerySelectorAll(selector) ?? Enumerable.Empty<IElement>();

    public override string ToString() => $"{Address} (linked from {LinkedFrom})";
}
