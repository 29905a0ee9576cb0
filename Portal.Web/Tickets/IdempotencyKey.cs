using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>
/// Names one form somebody has in front of them. What is sent with it twice counts once, and the files that were uploaded for it wait under
/// it. It is kept only as a hash together with whose form it is, so that nobody reaches anything with somebody else's key.
/// </summary>
internal static class IdempotencyKey
{
    public static string New() => Secret.Create(16);

    /// <summary>The key that came with a form; a new one for what cannot be a key.</summary>
    public static string Read(string? typed) =>
        typed is { Length: 22 } && typed.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? typed : New();

    /// <param name="key">As the form has it.</param>
    /// <param name="personId">Whose form it is; null for a guest's.</param>
    /// <param name="use">What the form is for; the same key counts once for each.</param>
    public static string Hash(string key, long? personId, string use = "") => Secret.Hash($"{personId} {use} {key}");

    /// <summary>
    /// What the files of a form wait under: the key and the browser's own form cookie, but not the person. So they outlive signing in and
    /// the end of a session, and without that cookie nobody reaches them.
    /// </summary>
    public static string ForFiles(string key, HttpContext context) => Secret.Hash($"files {BrowserOf(context)} {key}");

    /// <summary>The secret of this browser's forms; null before it was given one.</summary>
    public static string? BrowserOf(HttpContext context) =>
        context.Request.Cookies[context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!];
}

/// <summary>A form as it was sent.</summary>
/// <param name="Key">What it counts once by.</param>
/// <param name="FilesKey">What its files wait under; empty when it has none.</param>
public sealed record SubmittedForm(string Key, string FilesKey = "");
