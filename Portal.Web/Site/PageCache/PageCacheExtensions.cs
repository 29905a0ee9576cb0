using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Site.PageCache;

/// <summary>Answers from finished bytes.</summary>
public static class PageCacheExtensions
{
    private static readonly StringValues AcceptEncoding = "Accept-Encoding";

    /// <summary>First in the pipeline: a reader of a cached page pays for nothing else.</summary>
    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app)
    {
        var (pages, queries) = (
            app.ApplicationServices.GetRequiredService<PageStore>(),
            app.ApplicationServices.GetRequiredService<QueryPageStore>()
        );
        var keys = app.ApplicationServices.GetServices<QueryKey>().ToArray();
        return app.Use(
            (context, next) =>
            {
                var request = context.Request;
                var readOnly = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
                if (!readOnly || request.CarriesSession() || request.Path.Value is not { } path)
                    return next(context);
                var page = request.QueryString.HasValue ? FindQuery(context, KeyOf(request, keys), queries) : pages.Fresh(path);
                return page is null ? next(context) : AnswerAsync(context, page);
            }
        );
    }

    internal static Task AnswerAsync(HttpContext context, CachedPage page)
    {
        var (request, response) = (context.Request, context.Response);
        var encoded = Choose(request.Headers.AcceptEncoding, page);
        response.Headers.Vary = AcceptEncoding;
        response.Headers.CacheControl = page.CacheControl;
        if (encoded.ETag.Count > 0)
            response.Headers.ETag = encoded.ETag;
        if (Matches(request.Headers.IfNoneMatch, encoded.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = page.ContentType;
        response.ContentLength = encoded.Bytes.Length;
        if (encoded.Encoding.Count > 0)
            response.Headers.ContentEncoding = encoded.Encoding;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(encoded.Bytes, 0, encoded.Bytes.Length);
    }

    private static string? KeyOf(HttpRequest request, QueryKey[] keys)
    {
        foreach (var keyOf in keys)
            if (keyOf(request) is { } key)
                return key;
        return null;
    }

    private static CachedPage? FindQuery(HttpContext context, string? key, QueryPageStore queries)
    {
        if (key is null)
            return null;
        if (queries.FindCurrent(key) is { } page)
        {
            page.Answered?.Invoke(context);
            return page;
        }

        if (HttpMethods.IsGet(context.Request.Method) && queries.IsAskedAgain(key))
            context.Features.Set(new CacheEntryBuilder(queries, key));
        return null;
    }

    private static CachedPage.Encoded Choose(StringValues accepted, CachedPage page)
    {
        if (accepted.Count == 0)
            return page.Identity;
        if (accepted is [{ } plain] && !plain.Contains(';', StringComparison.Ordinal))
            return Names(plain, "br") ? page.Brotli
                : Names(plain, "gzip") ? page.Gzip
                : page.Identity;
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
            return page.Identity;
        var (brotli, gzip) = (false, false);
        foreach (var coding in codings)
        {
            if (coding.Quality == 0)
                continue;
            brotli |= coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase);
            gzip |= coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        }

        return brotli ? page.Brotli
            : gzip ? page.Gzip
            : page.Identity;
    }

    // What browsers send, without weights, read without making anything.
    private static bool Names(ReadOnlySpan<char> accepted, ReadOnlySpan<char> coding)
    {
        foreach (var part in accepted.Split(','))
            if (accepted[part].Trim().Equals(coding, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool Matches(StringValues wanted, StringValues etag)
    {
        if (wanted.Count == 0 || etag.Count == 0)
            return false;
        foreach (var value in wanted)
            if (value is not null && (value == "*" || value.Contains(etag.ToString(), StringComparison.Ordinal)))
                return true;
        return false;
    }
}
