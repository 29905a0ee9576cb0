using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>A version of a plan or extra, as the database gives it.</summary>
internal sealed record VersionRow
{
    public required string Document { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the version after it came.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public CatalogueVersion<T> ToVersion<T>(T item) =>
        new(item, PublishedAt, WithdrawnAt is { } withdrawn && !(NextAt < withdrawn) ? withdrawn : NextAt);
}
