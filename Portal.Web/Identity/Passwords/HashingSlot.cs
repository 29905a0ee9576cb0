using Portal.Web.Site;

namespace Portal.Web.Identity.Passwords;

/// <summary>Where somebody waits for a password to be hashed.</summary>
/// <param name="Network">Whose share of the places it takes; null for the places that are reserved.</param>
public readonly record struct HashingSlot(string? Network)
{
    /// <summary>For who has shown something already: a browser its owner has used before, a session, the link of a mail.</summary>
    public static readonly HashingSlot Reserved = new(null);

    public static HashingSlot ForStranger(HttpContext context) => new(ClientNetwork.Around(context)[^1].Name);
}
