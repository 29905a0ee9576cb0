namespace Portal.Web.Site;

/// <summary>Lets {language:language} in a route match the six languages and nothing else.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => Language.TryFind(values[routeKey]?.ToString(), out _);
}
