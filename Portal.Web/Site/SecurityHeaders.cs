using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site;

/// <summary>
/// The headers every answer carries. No page has an inline script or style, so one policy without nonces serves them all, also those kept
/// as finished bytes.
/// </summary>
public static class SecurityHeaders
{
    private static readonly StringValues Policy = string.Join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'"
    );

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues Features = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static readonly StringValues OneYear = "max-age=31536000; includeSubDomains";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, IHostEnvironment environment)
    {
        var strict = environment.IsProduction();
        return app.Use(
            (context, next) =>
            {
                Set(context, strict);
                return next(context);
            }
        );
    }

    /// <summary>Again, for an error whose answer begins anew: the framework has cleared what was set before.</summary>
    public static void SetAgain(HttpContext context) =>
        Set(context, context.RequestServices.GetRequiredService<IHostEnvironment>().IsProduction());

    private static void Set(HttpContext context, bool strict)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = NoSniff;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = Features;
        if (strict && context.Request.IsHttps)
            headers.StrictTransportSecurity = OneYear;
    }
}
