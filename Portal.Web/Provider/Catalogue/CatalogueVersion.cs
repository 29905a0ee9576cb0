namespace Portal.Web.Provider.Catalogue;

/// <summary>One version of a plan or extra, with the time in which it could be bought.</summary>
/// <param name="Item">What it costs and gives.</param>
/// <param name="PublishedAt">Since when the catalogue has it.</param>
/// <param name="SoldUntil">Since when it cannot be bought any more: it was withdrawn, or a newer one came. Null while nothing of that
/// happened.</param>
public sealed record CatalogueVersion<T>(T Item, DateTimeOffset PublishedAt, DateTimeOffset? SoldUntil);
