namespace Portal.Web.Site;

/// <summary>Set by whoever refuses a request and has better words for it than its status.</summary>
/// <param name="Key">The keys of its texts are "{key}.Title" and "{key}.Text".</param>
public sealed record ErrorText(string Key);
