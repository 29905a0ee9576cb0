using Portal.Web.Help;

namespace Portal.Web.Search;

/// <summary>Finds what answers a search better than any article: a guide that asks, a page about a router.</summary>
public interface ISearchOffers
{
    /// <summary>What fits best; null when nothing fits well.</summary>
    /// <param name="language">The reader's language code.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="best">The article that answers it for certain; null when none does.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<SearchOffer?> FindAsync(string language, string text, Article? best, CancellationToken ct);
}

/// <summary>A page that is offered above all articles.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it does, in one sentence.</param>
/// <param name="Address">Its address.</param>
public sealed record SearchOffer(string Title, string Text, string Address);
