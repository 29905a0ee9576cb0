using System.Diagnostics.CodeAnalysis;
using Portal.Web.Site;

namespace Portal.Web.Help;

/// <summary>A published article in one language, without its body.</summary>
public sealed record Article
{
    /// <summary>The key that all languages of the article share.</summary>
    public required string Key { get; init; }

    public required string Language { get; init; }

    public required long RevisionId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string Topic { get; init; }

    /// <summary>Comma-separated, as everything of the front matter that is a list.</summary>
    public required string Keywords { get; init; }

    public required string Related { get; init; }

    /// <summary>Stands where nobody has checked an article yet.</summary>
    internal static readonly DateOnly NeverReviewed = DateOnly.MinValue;

    /// <summary>The day a person last checked that it is still true, or <see cref="NeverReviewed"/>.</summary>
    public required DateOnly Reviewed { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    [SuppressMessage("Design", "CA1024", Justification = "It splits a list, which a property should not hide.")]
    public IReadOnlyList<string> GetRelated() => Related.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where a reader of this language finds it, be it in that language or as the next best.</summary>
    public string AddressFor(Language reader) => HelpUrls.Article(reader.Code, Slug);

    /// <summary>Its address in its own language: the canonical one, for search engines.</summary>
    public string Address => HelpUrls.Article(Language, Slug);
}
