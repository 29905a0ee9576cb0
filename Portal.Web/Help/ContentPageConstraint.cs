namespace Portal.Web.Help;

/// <summary>Lets {document:document} in a route match the pages of the provider, those that are there now, and nothing else.</summary>
public sealed class ContentPageConstraint(ContentLibrary library) : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values[routeKey] is string key && library.Current.Pages.Knows(key);
}
