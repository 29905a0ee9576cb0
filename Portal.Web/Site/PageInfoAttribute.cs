namespace Portal.Web.Site;

/// <summary>What is always the same about a page: what its texts are called, and what the layout puts around it.</summary>
/// <param name="texts">
/// What the keys of its texts begin with. Its title is "{texts}.Title"; what was done there just before is said by "{texts}.Done.{done}".
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageInfoAttribute(string texts) : Attribute
{
    public string Texts => texts;

    /// <summary>The key of its title, when it is another.</summary>
    public string Title { get; init; } = $"{texts}.Title";

    /// <inheritdoc cref="PageMetadata.Script"/>
    public string? Script { get; init; }

    /// <inheritdoc cref="PageMetadata.OwnSearch"/>
    public bool OwnSearch { get; init; }

    /// <inheritdoc cref="PageMetadata.OwnNotice"/>
    public bool OwnNotice { get; init; }
}
