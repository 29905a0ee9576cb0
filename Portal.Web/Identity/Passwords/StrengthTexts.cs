using System.Threading.RateLimiting;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Says in words what is thought of a password while it is typed; the form says the same when it is sent. Nothing is kept and nothing
/// written down. Asked on every pause of the typing, it has a limit of its own and takes no turns from the forms.
/// </summary>
internal static class StrengthTexts
{
    private const int PerMinute = 60;
    private const int MaxFormLength = 4096;

    private static readonly PartitionedRateLimiter<HttpContext> Limit = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetSlidingWindowLimiter(
            ClientNetwork.NameOf(context.Connection.RemoteIpAddress),
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = PerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            }
        )
    );

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/{language:language}/password-strength", AnswerAsync).WithName("PasswordStrength").DisableRateLimiting();

    private static async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.ComesFromHere())
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (context.Request.ContentLength is null or > MaxFormLength || !context.Request.HasFormContentType)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (!Limit.AttemptAcquire(context).IsAcquired)
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        else
            await SayAsync(context, await context.Request.ReadFormAsync(context.RequestAborted));
    }

    // Two lines: how strong, for the style sheet, and the words.
    private static Task SayAsync(HttpContext context, IFormCollection form)
    {
        var services = context.RequestServices;
        var (evaluator, texts, limits) = (
            services.GetRequiredService<PasswordEvaluator>(),
            services.GetRequiredService<IStringLocalizer<Text>>(),
            services.GetRequiredService<PasswordLimits>()
        );
        var me = context.Me();
        var result = evaluator.Evaluate(
            form["password"].ToString(),
            new Person
            {
                Name = me?.Name ?? form["name"].ToString(),
                Email = me?.Email ?? form["email"].ToString(),
                CustomerNumber = me?.CustomerNumber,
            }
        );
        var words = result.Refusal is { } key
            ? texts[key, limits.MinLength, limits.MaxLength]
            : texts["Password.Strength." + result.Strength];
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{result.Strength.ToString().ToLowerInvariant()}\n{words}", context.RequestAborted);
    }
}
