namespace Portal.Web.Site.Links;

/// <summary>Addresses that pages had before: bookmarks, printed letters and mails that were sent long ago still lead to the page.</summary>
internal static class OldAddresses
{
    private const string Unsubscribe = "status/follow/leave";

    private static readonly (string Old, string New)[] Moved =
    [
        ("desk/{**rest}", "agents"),
        ("reset-password/paper-code", "reset-password/printed-code"),
        ("status/answer", "status/feedback"),
        (Unsubscribe, "status/follow/unsubscribe"),
        ("tickets/opinion", "tickets/survey"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (old, now) in Moved)
        {
            // Programs that read mail unsubscribe by POST; what they send goes along.
            string[] methods = old == Unsubscribe ? [.. AllowedMethods.Read, HttpMethods.Post] : AllowedMethods.Read;
            app.MapMethods(
                $"/{{language:language}}/{old}",
                methods,
                (HttpContext context, string language, string? rest) =>
                    Results.LocalRedirect(
                        LocalUrl.Ascii($"/{language}/{now}{(rest is null ? "" : $"/{rest}")}{context.Request.QueryString}"),
                        permanent: true,
                        preserveMethod: true
                    )
            );
        }
    }
}
