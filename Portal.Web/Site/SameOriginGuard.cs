namespace Portal.Web.Site;

/// <summary>
/// Guards forms on cached pages. Such a page is the same bytes for everybody and can hold no
/// token, but every browser says where a form was sent from.
/// </summary>
public static class SameOriginGuard
{
    /// <summary>False when the browser says the form was sent from another site, or says nothing at all.</summary>
    public static bool ComesFromHere(this HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" => true,
            "" => OriginIsHere(request),
            _ => false,
        };

    private static bool OriginIsHere(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
