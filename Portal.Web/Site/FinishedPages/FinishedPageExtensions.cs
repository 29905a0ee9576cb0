using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Site.FinishedPages;

/// <summary>Answers from finished bytes, and keeps what a page declared to be the same for everybody.</summary>
public static class FinishedPageExtensions
{
    private static readonly StringValues Revalidate = "public, max-age=0, must-revalidate";
    private static readonly StringValues AcceptEncoding = "Accept-Encoding";

    /// <summary>First in the pipeline: a reader of a finished page pays for nothing else.</summary>
    public static IApplicationBuilder UseFinishedPages(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<FinishedPageStore>();
        return app.Use((context, next) =>
        {
            var request = context.Request;
            var readOnly = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
            var page = readOnly && !request.QueryString.HasValue && request.Path.Value is { } path ? store.Fresh(path) : null;
            return page is null ? next(context) : AnswerAsync(context, page);
        });
    }

    /// <summary>After routing: takes the bytes of a page that calls <see cref="Finish"/> while it is rendered.</summary>
    public static IApplicationBuilder UseFinishing(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<FinishedPageStore>();
        return app.Use((context, next) =>
            HttpMethods.IsGet(context.Request.Method) && !context.Request.QueryString.HasValue && context.GetEndpoint()?.Metadata.GetMetadata<FinishedAttribute>() is not null
                ? RenderAsync(context, next, store)
                : next(context));
    }

    /// <summary>Says that this answer is the same for every anonymous reader until something under one of the tags changes.</summary>
    public static void Finish(this HttpContext context, params IEnumerable<string> tags)
    {
        if (context.Features.Get<Finishing>() is { } finishing) finishing.Tags.UnionWith([FinishedPageStore.Everything, .. tags]);
    }

    private static async Task RenderAsync(HttpContext context, RequestDelegate next, FinishedPageStore store)
    {
        var finished = context.GetEndpoint()!.Metadata.GetMetadata<FinishedAttribute>()!;
        var (finishing, generation, body) = (new Finishing(), store.Generation, context.Response.Body);
        using var buffer = new MemoryStream();
        context.Features.Set(finishing);
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode != StatusCodes.Status200OK || finishing.Tags.Count == 0)
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(body, context.RequestAborted);
            return;
        }

        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var page = new FinishedPage(
            buffer.ToArray(), context.Response.ContentType ?? "text/html; charset=utf-8", finished.Immutable ? "public, max-age=31536000, immutable" : Revalidate,
            finishing.Tags, finished.Minutes > 0 ? clock.GetUtcNow().AddMinutes(finished.Minutes) : null);
        store.Keep(context.Request.Path.Value!, page, generation);
        await AnswerAsync(context, page);
    }

    private static Task AnswerAsync(HttpContext context, FinishedPage page)
    {
        var (request, response) = (context.Request, context.Response);
        var encoded = Choose(request.Headers.AcceptEncoding, page);
        response.Headers.ETag = encoded.ETag;
        response.Headers.Vary = AcceptEncoding;
        response.Headers.CacheControl = page.CacheControl;
        if (Matches(request.Headers.IfNoneMatch, encoded.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = page.ContentType;
        response.ContentLength = encoded.Bytes.Length;
        if (encoded.Encoding.Count > 0) response.Headers.ContentEncoding = encoded.Encoding;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(encoded.Bytes, 0, encoded.Bytes.Length);
    }

    private static FinishedPage.Encoded Choose(StringValues accepted, FinishedPage page)
    {
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings)) return page.Identity;
        var (brotli, gzip) = (false, false);
        foreach (var coding in codings)
        {
            if (coding.Quality == 0) continue;
            brotli |= coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase);
            gzip |= coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        }

        return brotli ? page.Brotli : gzip ? page.Gzip : page.Identity;
    }

    private static bool Matches(StringValues wanted, StringValues etag)
    {
        if (wanted.Count == 0) return false;
        foreach (var value in wanted)
            if (value is not null && (value == "*" || value.Contains(etag.ToString(), StringComparison.Ordinal))) return true;
        return false;
    }

    private sealed class Finishing
    {
        public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);
    }
}
