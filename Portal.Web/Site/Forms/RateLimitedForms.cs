namespace Portal.Web.Site.Forms;

/// <summary>Says that a form came too soon after many others, and when it may come again.</summary>
internal sealed record RateLimitedForm(TimeSpan Wait);

/// <summary>
/// A form that is refused because too many came from one address is shown again with everything in it. The request goes through a second
/// time for that, to be shown and nothing else; that counts as a page.
/// </summary>
internal static class RateLimitedForms
{
    public static void UseRefusedForms(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (
                    context.Response.HasStarted
                    || context.Features.Get<RateLimitedForm>() is null
                    || !FormPages.IsFormPage(context.GetEndpoint())
                )
                    return;
                context.Response.StatusCode = StatusCodes.Status200OK;
                context.SetEndpoint(null);
                context.Request.RouteValues.Clear();
                await next(context);
            }
        );
}
