using System.Text.Json;

namespace Portal.Web.Identity;

/// <summary>
/// A button touched twice sends one form twice, and the browser shows the second answer. What is good once is therefore good a second time
/// for the very same form within a minute. Each form a page shows carries another token of
/// the framework's antiforgery, which nobody else can know.
/// </summary>
public static class DoubleSubmit
{
    /// <summary>How long the second of two is taken for the first.</summary>
    public static readonly TimeSpan Repeats = TimeSpan.FromMinutes(1);

    /// <summary>The field of the token.</summary>
    public const string Field = "form-token";

    /// <summary>What tells this form from every other, as a hash; null where none was sent.</summary>
    public static string? KeyFrom(HttpContext? context) =>
        context is { Request: { HasFormContentType: true } request }
        && HttpMethods.IsPost(request.Method)
        && request.Form[Field].ToString() is { Length: > 0 } token
            ? Secret.Hash(token)
            : null;

    /// <summary>
    /// What tells this form with all that was typed into it from every other, as a hash: the same token with other words is another
    /// attempt. Null where no token was sent.
    /// </summary>
    public static string? WithWords(HttpContext? context) =>
        KeyFrom(context) is null
            ? null
            : Secret.Hash(
                JsonSerializer.Serialize(
                    context!.Request.Form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new { f.Key, Values = f.Value.ToArray() })
                )
            );
}
