using System.Collections;

namespace Portal.Web.Site;

/// <summary>
/// Every line of the log that a request causes carries its number, the one that error pages show. The framework would also make an activity
/// for each request, which nobody here reads and every cached page would pay for: its own category is switched off in the settings, and
/// the number is put where something may be logged.
/// </summary>
internal static class RequestIds
{
    public static IApplicationBuilder UseRequestNumbers(this WebApplication app)
    {
        var logger = app.Logger;
        return app.Use(
            async (context, next) =>
            {
                using var _ = logger.BeginScope(new Numbered(context));
                await next(context);
            }
        );
    }

    // Written out only when something is logged.
    private sealed class Numbered(HttpContext context) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => 2;

        public KeyValuePair<string, object?> this[int index] =>
            index == 0 ? new("RequestId", context.TraceIdentifier) : new("RequestPath", context.Request.Path.Value);

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            yield return this[0];
            yield return this[1];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => $"RequestId:{context.TraceIdentifier} RequestPath:{context.Request.Path.Value}";
    }
}
