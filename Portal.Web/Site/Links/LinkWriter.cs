using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Site.Links;

/// <summary>
/// Writes the addresses of one language through the framework's routing, so that an address stands in one place: at its page. An address
/// without parameters never changes while the program runs and is written once.
/// </summary>
public sealed class LinkWriter(LinkGenerator generator, Language language)
{
    private const string PageNumber = "page"; // the framework means the page of the project by it

    private readonly ConcurrentDictionary<string, string> written = new(StringComparer.Ordinal);

    /// <summary>The address of the site's front page in this language.</summary>
    public string Home => language.Home;

    /// <summary>The address of a page without parameters; a handler follows its name after "?".</summary>
    /// <param name="page">The page's path in the project: "/Tickets/Tracking/List".</param>
    public string Page(string page) =>
        written.TryGetValue(page, out var known) ? known : written.GetOrAdd(page, Page(page, null, ReadOnlySpan<Parameter>.Empty));

    /// <summary>The address of a page with parameters. Those the route does not name follow in the query; null is left out.</summary>
    public string Page(string page, params ReadOnlySpan<Parameter> parameters) => Page(page, null, parameters);

    /// <summary>The address of one of a page's handlers.</summary>
    public string Handler(string page, string handler, params ReadOnlySpan<Parameter> parameters) => Page(page, handler, parameters);

    /// <summary>The address of an endpoint that is no page, by the name it was mapped with.</summary>
    public string Endpoint(string name, params ReadOnlySpan<Parameter> parameters) =>
        generator.GetPathByName(name, Values(parameters)) ?? throw new InvalidOperationException($"No endpoint is called {name}.");

    private string Page(string page, string? handler, ReadOnlySpan<Parameter> parameters)
    {
        var path =
            generator.GetPathByPage(page, handler, Values(parameters)) ?? throw new InvalidOperationException($"No page is called {page}.");
        foreach (var parameter in parameters)
            if (parameter is { Name: PageNumber, Value: { } number })
                path = QueryHelpers.AddQueryString(path, PageNumber, $"{number}");
        return path;
    }

    private RouteValueDictionary Values(ReadOnlySpan<Parameter> parameters)
    {
        var values = new RouteValueDictionary { ["language"] = language.Code };
        foreach (var parameter in parameters)
            if (parameter is { Value: { } value, Name: not PageNumber })
                values[parameter.Name] = value;
        return values;
    }

    /// <summary>A part of an address that differs: in the path where the route names it, else in the query.</summary>
    public readonly record struct Parameter(string Name, object? Value)
    {
        public static implicit operator Parameter((string Name, object? Value) pair) => new(pair.Name, pair.Value);
    }
}
