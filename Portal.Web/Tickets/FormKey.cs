using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>
/// Names one form somebody has in front of them. What is sent with it twice counts once, and the files that were uploaded for it wait under it. It is kept only as a hash together with whose form it is,
/// so that nobody reaches anything with somebody else's key.
/// </summary>
internal static class FormKey
{
    public static string New() => Secret.Of(16);

    /// <summary>The key that came with a form; a new one for what cannot be a key.</summary>
    public static string Read(string? typed) => typed is { Length: 22 } && typed.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? typed : New();

    /// <param name="key">As the form has it.</param>
    /// <param name="personId">Whose form it is; null for a guest's.</param>
    /// <param name="use">What the form is for; the same key counts once for each.</param>
    public static string Kept(string key, long? personId, string use = "") => Secret.Hash($"{personId} {use} {key}");
}
