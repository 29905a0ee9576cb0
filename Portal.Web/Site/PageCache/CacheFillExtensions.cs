namespace Portal.Web.Site.PageCache;

/// <summary>Keeps what a page declared to be the same for everybody.</summary>
public static class CacheFillExtensions
{
    /// <summary>
    /// After routing: takes the bytes of a page that calls <see cref="Cache(HttpContext, IEnumerable{string})"/> while it is rendered.
    /// </summary>
    public static IApplicationBuilder UseCacheFilling(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<PageStore>();
        return app.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<CacheableAttribute>() is { } finished
                && BuilderFor(context, store) is { } finishing
                    ? RenderAsync(context, next, finished, finishing)
                    : next(context)
        );
    }

    /// <summary>Says that this answer is the same for every anonymous reader until something under one of the tags changes.</summary>
    public static void Cache(this HttpContext context, params IEnumerable<string> tags)
    {
        if (context.Features.Get<CacheEntryBuilder>() is { } finishing)
            finishing.Tags.UnionWith([PageStore.Everything, .. tags]);
    }

    /// <summary>Says the same of an answer to a query.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tags">What the answer shows.</param>
    /// <param name="stands">False once the same query may be answered otherwise, be it before the tags are reported.</param>
    /// <param name="answered">Called for each later reader who gets the cached page.</param>
    public static void Cache(this HttpContext context, IEnumerable<string> tags, Func<bool> stands, Action<HttpContext> answered)
    {
        if (context.Features.Get<CacheEntryBuilder>() is { } finishing)
            (finishing.IsCurrent, finishing.OnServed) = (stands, answered);
        context.Cache(tags);
    }

    /// <summary>Says that the answer, if it is kept at all, shows this as well: something that stands on every page.</summary>
    public static void AddCacheTag(this HttpContext context, string tag)
    {
        if (context.Features.Get<CacheEntryBuilder>() is { Tags.Count: > 0 } finishing)
            finishing.Tags.Add(tag);
    }

    /// <summary>Says that the answer, if it is kept at all, says something else from an instant on: "today" is another day then.</summary>
    public static void StandsUntil(this HttpContext context, DateTimeOffset end)
    {
        if (context.Features.Get<CacheEntryBuilder>() is { } finishing && !(finishing.Until < end))
            finishing.Until = end;
    }

    // A query is on its way already, when it was asked before.
    private static CacheEntryBuilder? BuilderFor(HttpContext context, PageStore store)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.CarriesSession())
            return null;
        if (request.QueryString.HasValue)
            return context.Features.Get<CacheEntryBuilder>();
        var finishing = new CacheEntryBuilder(store, request.Path.Value!);
        context.Features.Set(finishing);
        return finishing;
    }

    private static async Task RenderAsync(
        HttpContext context,
        RequestDelegate next,
        CacheableAttribute finished,
        CacheEntryBuilder finishing
    )
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK && finishing.Tags.Count > 0)
        {
            await PageCacheExtensions.AnswerAsync(context, finishing.Keep(context, buffer.ToArray(), finished));
            return;
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }
}
